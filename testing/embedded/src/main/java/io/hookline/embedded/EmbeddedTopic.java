package io.hookline.embedded;

import java.util.Map;

/**
 * A topic to create, with one replica.
 *
 * @param configs topic settings by their Kafka names, for example {@code cleanup.policy}
 */
public record EmbeddedTopic(String name, int partitions, Map<String, String> configs) {

    public EmbeddedTopic {
        if (name.isBlank() || partitions < 1) {
            throw new IllegalArgumentException("a topic has a name and at least one partition: " + name);
        }
        configs = Map.copyOf(configs);
    }

    /** A topic with Kafka's own settings. */
    public static EmbeddedTopic of(String name, int partitions) {
        return new EmbeddedTopic(name, partitions, Map.of());
    }
}
