package io.hookline.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.Json;
import io.hookline.contracts.wire.MalformedMessageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One record of a topic.
 *
 * @param value null for a tombstone; a text node where it is no JSON
 */
public record TopicMessage(
        String topic,
        int partition,
        long offset,
        Instant time,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable JsonNode value) {

    public TopicMessage {
        headers = Map.copyOf(headers);
    }

    static TopicMessage of(ConsumerRecord<byte[], byte[]> message) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : message.headers()) {
            headers.put(header.key(), utf8(header.value()));
        }
        return new TopicMessage(
                message.topic(),
                message.partition(),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()),
                message.key() == null ? null : utf8(message.key()),
                headers,
                message.value() == null ? null : json(message.value()));
    }

    /** Whether it is more than a tombstone. */
    public boolean hasValue() {
        return value != null;
    }

    /**
     * The message in its type.
     *
     * @throws IllegalStateException where it is not of this family: services write nothing else to the topic
     */
    public <T> T as(Class<T> family) {
        try {
            byte[] bytes = Json.mapper().writeValueAsBytes(value);
            return CloudEvent.read(this::header, bytes, family).data();
        } catch (IOException | MalformedMessageException e) {
            throw new IllegalStateException(
                    "not a message of " + family.getSimpleName() + ": " + topic + "/" + offset, e);
        }
    }

    private byte @Nullable [] header(String name) {
        String header = headers.get(name);
        return header == null ? null : header.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode json(byte[] value) {
        try {
            return Json.mapper().readTree(value);
        } catch (IOException e) {
            return Json.mapper().getNodeFactory().textNode(utf8(value));
        }
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
