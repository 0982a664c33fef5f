package io.hookline.trigger.store;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Kafka record to be sent. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are Kafka's own form; nothing compares messages
public record OutgoingMessage(
        String topic, byte @Nullable [] key, Map<String, byte[]> headers, byte @Nullable [] value) {

    public OutgoingMessage {
        Objects.requireNonNull(topic);
        headers = Map.copyOf(headers);
    }
}
