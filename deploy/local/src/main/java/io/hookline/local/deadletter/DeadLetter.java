package io.hookline.local.deadletter;

import io.hookline.contracts.wire.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of a dead-letter topic. */
public record DeadLetter(ConsumerRecord<byte[], byte[]> message) {

    public Place place() {
        return new Place(message.partition(), message.offset());
    }

    public Instant since() {
        return Instant.ofEpochMilli(message.timestamp());
    }

    /** Why it was put aside; null where nobody said. */
    public @Nullable String reason() {
        return header(DeadLetterHeaders.REASON);
    }

    public @Nullable String key() {
        return message.key() == null ? null : utf8(message.key());
    }

    /** What it says, as text; null for a record that had no value. */
    public @Nullable String value() {
        return isTombstone() ? null : utf8(message.value());
    }

    /** All headers as text, those that were added when it was put aside among them. */
    public Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        message.headers().forEach(header -> headers.put(header.key(), utf8(header.value())));
        return headers;
    }

    /** The record exactly as it was, for the topic that it came from. */
    ProducerRecord<byte[], byte[]> asItWas(String topic) {
        List<Header> own = new ArrayList<>();
        message.headers().forEach(header -> {
            if (!DeadLetterHeaders.isOne(header.key())) {
                own.add(header);
            }
        });
        return new ProducerRecord<>(topic, null, message.key(), isTombstone() ? null : message.value(), own);
    }

    private boolean isTombstone() {
        return message.value() == null || header(DeadLetterHeaders.TOMBSTONE) != null;
    }

    private @Nullable String header(String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : utf8(header.value());
    }

    private static String utf8(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
