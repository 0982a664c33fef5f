package io.hookline.benchmarks.trigger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hookline.contracts.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads build requests as a CI system does, and notes when each came. */
final class BuildWatch implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern COMMIT = Pattern.compile("\"commit\":\"([0-9a-f]{40})\"");

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread reading;
    private volatile boolean closing;

    /** Starts with the first request after this call. */
    BuildWatch(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(Topic.BUILD_REQUESTS.topicName()).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        reading = Thread.ofPlatform().name("build-watch").start(this::read);
    }

    /** When the request for each commit came, by {@link System#nanoTime}, once there are so many. */
    Map<String, Long> await(int count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (seen.size() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("%d of %d build requests came".formatted(seen.size(), count));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return seen;
    }

    private void read() {
        while (!closing) {
            consumer.poll(LOOK).forEach(record -> {
                Matcher commit = COMMIT.matcher(new String(record.value(), US_ASCII));
                if (commit.find()) {
                    seen.putIfAbsent(commit.group(1), System.nanoTime());
                }
            });
        }
        consumer.close();
    }

    @Override
    public void close() {
        closing = true;
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
