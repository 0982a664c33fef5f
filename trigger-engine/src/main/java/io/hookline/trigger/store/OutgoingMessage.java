package io.hookline.trigger.store;

import java.util.HashMap;
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

    /** The same with further headers. */
    public OutgoingMessage with(Map<String, byte[]> further) {
        if (further.isEmpty()) {
            return this;
        }
        Map<String, byte[]> all = new HashMap<>(headers);
        all.putAll(further);
        return new OutgoingMessage(topic, key, all, value);
    }
}
