package io.hookline.trigger.store;

import io.hookline.contracts.wire.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as it was read, whole, so that it can be put aside and replayed.
 *
 * @param partition -1 for what did not come from Kafka but was observed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are Kafka's own form; nothing compares records
public record IncomingRecord(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        Map<String, byte[]> headers,
        byte @Nullable [] value) {

    public IncomingRecord {
        Objects.requireNonNull(topic);
        headers = Map.copyOf(headers);
    }

    /** The record for the dead-letter topic: as it was, with the reason and the place it came from added to its headers. */
    public OutgoingMessage deadLetter(String dlqTopic, String reason) {
        Map<String, byte[]> all = new LinkedHashMap<>(headers);
        all.put(DeadLetterHeaders.REASON, utf8(reason));
        all.put(DeadLetterHeaders.TOPIC, utf8(topic));
        all.put(DeadLetterHeaders.PARTITION, utf8(Integer.toString(partition)));
        all.put(DeadLetterHeaders.OFFSET, utf8(Long.toString(offset)));
        return new OutgoingMessage(dlqTopic, key, all, value);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
