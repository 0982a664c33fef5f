package io.hookline.benchmarks.trigger;

import io.hookline.benchmarks.trigger.FloorChange.Samples;
import io.hookline.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The least program with the trigger engine's input and output: reads the events in the same batches, writes the same rows in the same
 * transactions, and sends messages of the same size, with the engine's producer settings. It loads no state, decides nothing, and reads
 * nothing back from its outbox: {@code <bootstrap servers> <JDBC URL of a database with the engine's tables>}.
 */
public final class EngineFloor {

    private static final int BATCH = 500;

    private EngineFloor() {}

    public static void main(String[] arguments) throws Exception {
        String kafka = arguments[0];
        Samples samples = Samples.read(kafka);
        FloorRows rows = new FloorRows(arguments[1], samples);
        FloorRelay relay = new FloorRelay(kafka, arguments[1], samples);
        ExecutorService relaying =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        CompletableFuture<Void> relayed = CompletableFuture.completedFuture(null);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        "trigger-floor",
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        BATCH),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topic.REPOSITORY_EVENTS.topicName()));
            while (!relayed.isCompletedExceptionally()) {
                List<FloorChange> changes = read(consumer.poll(Duration.ofSeconds(1)), samples);
                if (!changes.isEmpty()) {
                    List<Long> sequence = rows.write(changes);
                    relayed.join();
                    relayed = CompletableFuture.runAsync(() -> relay.send(changes, sequence), relaying);
                }
            }
        }
    }

    private static List<FloorChange> read(ConsumerRecords<byte[], byte[]> records, Samples samples) {
        List<FloorChange> changes = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            changes.add(FloorChange.of(record.value(), samples));
        }
        return changes;
    }
}
