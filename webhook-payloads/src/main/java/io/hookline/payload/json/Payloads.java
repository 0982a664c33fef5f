package io.hookline.payload.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.hookline.payload.delivery.Normalised;
import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads bodies into the few fields that are needed; the parser skips over everything else. */
public final class Payloads {

    /** Bitbucket's own payloads nest less than 20 deep. */
    private static final int MAX_DEPTH = 200;

    private final ObjectMapper mapper;
    private final JsonFactory strict;

    /**
     * Makes a reader.
     *
     * @param maxBytes the longest body, and so the longest string in one
     */
    public Payloads(int maxBytes) {
        JsonFactoryBuilder settings = new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(maxBytes)
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
        strict = new JsonFactory(settings);
        mapper = JsonMapper.builder(new SkippingParser.Factory(settings, MAX_DEPTH))
                .annotationIntrospector(new SkipUnknown())
                .addModule(new SimpleModule().addDeserializer(String.class, new WellFormedStrings()))
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .build();
    }

    /** Reads a body as this type and goes on with it; what the type or {@code then} refuses is not understood. */
    public <P> Normalised read(byte[] body, Class<P> type, Function<P, Normalised> then) {
        @Nullable P payload;
        try {
            payload = mapper.readValue(body, type);
        } catch (JsonMappingException e) {
            return isJson(body)
                    ? new Normalised.NotUnderstood("not the known shape at " + pathOf(e))
                    : new Normalised.MalformedJson();
        } catch (IOException e) {
            return new Normalised.MalformedJson();
        }
        if (payload == null) {
            return new Normalised.NotUnderstood("the body is null");
        }
        try {
            return then.apply(payload);
        } catch (IllegalArgumentException e) {
            return new Normalised.NotUnderstood("a value of the body is not of its kind");
        }
    }

    /** Only makes sure that the body is JSON. */
    public Normalised ofNoInterest(byte[] body, String reason) {
        return isJson(body) ? new Normalised.OfNoInterest(reason) : new Normalised.MalformedJson();
    }

    private boolean isJson(byte[] body) {
        try (JsonParser parser = strict.createParser(body)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Field names only: the message of the exception has values of the body. */
    private static String pathOf(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining("", "$", ""));
    }

    /**
     * Has the parser skip over unknown fields. Jackson's own setting to ignore them keeps a copy of those that come before a record's
     * last known field, and of Bitbucket's payloads nearly everything is unknown.
     */
    private static final class SkipUnknown extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated type) {
            return JsonIgnoreProperties.Value.forIgnoreUnknown(true);
        }
    }
}
