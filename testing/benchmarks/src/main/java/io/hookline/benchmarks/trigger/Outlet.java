package io.hookline.benchmarks.trigger;

import io.hookline.contracts.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts the decisions that were sent: one for each push. For one thread. */
final class Outlet implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration STALLED = Duration.ofMinutes(3);

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    Outlet(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(Topic.BUILD_DECISIONS.topicName()).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
    }

    /** How many were sent until now. */
    long sent() {
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Waits until so many were sent. */
    void await(long wanted) {
        long sent = sent();
        long movedAt = System.nanoTime();
        while (sent < wanted) {
            LockSupport.parkNanos(LOOK.toNanos());
            long now = sent();
            if (now > sent) {
                movedAt = System.nanoTime();
            } else if (System.nanoTime() - movedAt > STALLED.toNanos()) {
                throw new IllegalStateException("decisions stopped coming at %d of %d".formatted(now, wanted));
            }
            sent = now;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
