package io.hookline.health.store;

import io.hookline.contracts.Topic;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.CloudEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Kafka record that is still to be published. */
@SuppressWarnings("ArrayRecordComponent") // bytes go from Kafka to the table and back, and are never compared
public record OutboxMessage(String topic, @Nullable String key, Map<String, byte[]> headers, byte[] value) {

    public OutboxMessage {
        headers = new LinkedHashMap<>(headers);
    }

    /** The same with further headers. */
    public OutboxMessage with(Map<String, byte[]> further) {
        Map<String, byte[]> all = new LinkedHashMap<>(headers);
        all.putAll(further);
        return new OutboxMessage(topic, key, all, value);
    }

    /** An event about a project. */
    public static OutboxMessage of(Topic topic, ProjectId project, CloudEvent<?> event) {
        return of(topic, project.toString(), event);
    }

    /** An event about what a key names. */
    public static OutboxMessage of(Topic topic, String key, CloudEvent<?> event) {
        return new OutboxMessage(topic.topicName(), key, event.headers(), event.value());
    }
}
