package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.yaml.snakeyaml.LoaderOptions;

/** The part of YAML that JSON can say, translated event by event: one document, no anchors, no aliases. */
final class Yaml {

    private static final int LONGEST = 1024 * 1024;
    private static final int DEEPEST = 50;
    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .loaderOptions(options())
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private Yaml() {}

    /**
     * Reads YAML.
     *
     * @return the same as JSON
     * @throws JsonProcessingException when it does not read, or JSON cannot say it
     */
    static byte[] toJson(InputStream yaml) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (YAMLParser parser = YAML.createParser(yaml);
                JsonGenerator out = JSON.createGenerator(json)) {
            int depth = 0;
            boolean ended = false;
            while (parser.nextToken() != null) {
                if (ended) {
                    throw new JsonParseException(parser, "it is more than one document");
                }
                if (parser.isCurrentAlias() || parser.getObjectId() != null) {
                    throw new JsonParseException(parser, "it has an anchor or alias");
                }
                out.copyCurrentEvent(parser);
                depth += change(parser);
                ended = depth == 0;
            }
        }
        return json.toByteArray();
    }

    /** Writes JSON as YAML. */
    static void fromJson(byte[] json, OutputStream yaml) throws IOException {
        try (JsonParser parser = JSON.createParser(json);
                JsonGenerator out = YAML.createGenerator(yaml)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            while (parser.nextToken() != null) {
                out.copyCurrentEvent(parser);
            }
        }
    }

    private static int change(JsonParser parser) {
        if (parser.currentToken().isStructStart()) {
            return 1;
        }
        return parser.currentToken().isStructEnd() ? -1 : 0;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        return options;
    }
}
