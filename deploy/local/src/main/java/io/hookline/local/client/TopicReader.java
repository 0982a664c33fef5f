package io.hookline.local.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all partitions of a topic, without a consumer group. For one thread. */
public final class TopicReader implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;

    private TopicReader(Map<String, Object> kafka, String topic) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", "false");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /** Starts with the oldest message that is kept. */
    public static TopicReader fromBeginning(String bootstrapServers, String topic) {
        return fromBeginning(open(bootstrapServers), topic);
    }

    /** The same, with these settings of Kafka's clients. */
    public static TopicReader fromBeginning(Map<String, Object> kafka, String topic) {
        TopicReader reader = new TopicReader(kafka, topic);
        reader.consumer.seekToBeginning(reader.consumer.assignment());
        return reader;
    }

    /** Starts with the first message after this call. */
    public static TopicReader fromNow(String bootstrapServers, String topic) {
        return fromNow(open(bootstrapServers), topic);
    }

    /** The same, with these settings of Kafka's clients. */
    public static TopicReader fromNow(Map<String, Object> kafka, String topic) {
        TopicReader reader = new TopicReader(kafka, topic);
        reader.consumer.seekToEnd(reader.consumer.assignment());
        // Seeking is lazy: the end is looked up when asked for.
        reader.consumer.assignment().forEach(reader.consumer::position);
        return reader;
    }

    /** The newest message of each key that was not removed since: what a compacted topic means. */
    public static List<TopicMessage> latestByKey(Map<String, Object> kafka, String topic) {
        Map<String, TopicMessage> latest = new LinkedHashMap<>();
        try (TopicReader reader = fromBeginning(kafka, topic)) {
            Map<TopicPartition, Long> ends = reader.consumer.endOffsets(reader.consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> reader.consumer.position(end.getKey()) < end.getValue())) {
                reader.poll(LOOK).forEach(message -> latest.put(String.valueOf(message.key()), message));
            }
        }
        return latest.values().stream().filter(TopicMessage::hasValue).toList();
    }

    /** What comes within this time; returns early with the first. */
    public List<TopicMessage> poll(Duration patience) {
        List<TopicMessage> messages = new ArrayList<>();
        consumer.poll(patience).forEach(message -> messages.add(TopicMessage.of(message)));
        return messages;
    }

    /** Reads on until a message fits; empty where none came within this time. */
    public Optional<TopicMessage> await(Predicate<TopicMessage> fits, Duration patience) {
        Instant end = Instant.now().plus(patience);
        Optional<TopicMessage> found = Optional.empty();
        while (found.isEmpty() && Instant.now().isBefore(end)) {
            found = poll(LOOK).stream().filter(fits).findFirst();
        }
        return found;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** A Kafka that lets everybody in. */
    private static Map<String, Object> open(String bootstrapServers) {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
