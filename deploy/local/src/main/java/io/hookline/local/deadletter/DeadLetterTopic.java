package io.hookline.local.deadletter;

import io.hookline.contracts.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A dead-letter topic: {@code <topic>.<consumer>.dlq}.
 *
 * @param origin the topic that its records came from
 * @param consumer the service that put them aside
 */
public record DeadLetterTopic(String name, String origin, String consumer) {

    private static final String SUFFIX = ".dlq";
    private static final String PREFIX = "hookline.";

    /** All there are. */
    public static List<DeadLetterTopic> all() {
        return Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .filter(name -> name.endsWith(SUFFIX))
                .map(DeadLetterTopic::named)
                .toList();
    }

    /** Finds one by its name, with or without {@code hookline.} in front and {@code .dlq} behind. */
    public static Optional<DeadLetterTopic> find(String text) {
        String whole = (text.startsWith(PREFIX) ? text : PREFIX + text);
        String name = whole.endsWith(SUFFIX) ? whole : whole + SUFFIX;
        return all().stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    private static DeadLetterTopic named(String name) {
        String path = name.substring(0, name.length() - SUFFIX.length());
        int dot = path.lastIndexOf('.');
        return new DeadLetterTopic(name, path.substring(0, dot), path.substring(dot + 1));
    }
}
