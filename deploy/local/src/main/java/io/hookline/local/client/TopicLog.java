package io.hookline.local.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All messages of one topic from a moment on, in their type; kept, so that the order in which one asks for them does not matter. For one
 * thread.
 */
public final class TopicLog<T> implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final TopicReader reader;
    private final Class<T> family;
    private final List<T> seen = new ArrayList<>();

    private TopicLog(TopicReader reader, Class<T> family) {
        this.reader = reader;
        this.family = family;
    }

    /** Starts with the first message after this call; tombstones are left out. */
    public static <T> TopicLog<T> fromNow(String bootstrapServers, String topic, Class<T> family) {
        return new TopicLog<>(TopicReader.fromNow(bootstrapServers, topic), family);
    }

    /** The same, with these settings of Kafka's clients. */
    public static <T> TopicLog<T> fromNow(Map<String, Object> kafka, String topic, Class<T> family) {
        return new TopicLog<>(TopicReader.fromNow(kafka, topic), family);
    }

    /** Waits for a message that fits, seen already or still to come; empty where none came in time. */
    public Optional<T> await(Predicate<? super T> fits, Duration patience) {
        return awaitAll(fits, 1, patience).stream().findFirst();
    }

    /** Waits until so many messages fit; fewer where they did not come in time. */
    public List<T> awaitAll(Predicate<? super T> fits, int count, Duration patience) {
        Instant end = Instant.now().plus(patience);
        List<T> found = matching(fits);
        while (found.size() < count && Instant.now().isBefore(end)) {
            read();
            found = matching(fits);
        }
        return found;
    }

    /** All that fit after this much more time: to see that something does not come. */
    public List<T> after(Predicate<? super T> fits, Duration time) {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            read();
        }
        return matching(fits);
    }

    @Override
    public void close() {
        reader.close();
    }

    private void read() {
        reader.poll(LOOK).stream()
                .filter(TopicMessage::hasValue)
                .map(message -> message.as(family))
                .forEach(seen::add);
    }

    private List<T> matching(Predicate<? super T> fits) {
        return seen.stream().filter(fits).toList();
    }
}
