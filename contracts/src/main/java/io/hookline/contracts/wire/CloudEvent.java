package io.hookline.contracts.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A message and its CloudEvents 1.0 attributes, in binary mode over Kafka: attributes are record headers {@code ce_*}, the value is JSON.
 *
 * @param id the same for the same message sent again
 * @param source the service that made it, such as {@code /hookline/trigger-engine}
 * @param data one of the classes of {@link MessageType}
 */
public record CloudEvent<T>(String id, String source, Instant time, T data) {

    private static final String JSON = "application/json";

    public CloudEvent {
        Objects.requireNonNull(id);
        Objects.requireNonNull(source);
        Objects.requireNonNull(time);
        Objects.requireNonNull(data);
    }

    /** The record headers, in a stable order. */
    public Map<String, byte[]> headers() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", utf8("1.0"));
        headers.put("ce_id", utf8(id));
        headers.put("ce_source", utf8(source));
        headers.put("ce_type", utf8(MessageType.of(data).typeName()));
        headers.put("ce_time", utf8(time.toString()));
        headers.put("content-type", utf8(JSON));
        return headers;
    }

    /** The record value. */
    public byte[] value() {
        try {
            return Json.mapper().writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message always has a JSON form: " + data.getClass(), e);
        }
    }

    /**
     * Reads a record.
     *
     * @param headers gives a header's bytes by name, or null
     * @param family the class or sealed interface that the message must belong to
     * @throws MalformedMessageException when an attribute is missing, the type is unknown here or of another family, or the value does
     *     not read
     */
    public static <T> CloudEvent<T> read(Function<String, byte @Nullable []> headers, byte[] value, Class<T> family)
            throws MalformedMessageException {
        String typeName = attribute(headers, "ce_type");
        MessageType type = MessageType.named(typeName)
                .orElseThrow(() -> new MalformedMessageException("unknown message type " + typeName));
        if (!family.isAssignableFrom(type.dataClass())) {
            throw new MalformedMessageException(typeName + " does not belong here");
        }
        try {
            T data = family.cast(Json.mapper().readValue(value, type.dataClass()));
            Instant time = Instant.parse(attribute(headers, "ce_time"));
            return new CloudEvent<>(attribute(headers, "ce_id"), attribute(headers, "ce_source"), time, data);
        } catch (IOException | DateTimeException | NullPointerException e) {
            throw new MalformedMessageException("the message does not read as " + typeName, e);
        }
    }

    private static String attribute(Function<String, byte @Nullable []> headers, String name)
            throws MalformedMessageException {
        byte[] bytes = headers.apply(name);
        if (bytes == null) {
            throw new MalformedMessageException("the message has no " + name);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
