package io.hookline.benchmarks.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hookline.benchmarks.trigger.FloorChange.Sample;
import io.hookline.benchmarks.trigger.FloorChange.Samples;
import io.hookline.contracts.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends the floor's messages, and deletes them from its outbox once Kafka has them. */
final class FloorRelay {

    private final Producer<byte[], byte[]> producer;
    private final Connection connection;
    private final PreparedStatement delete;
    private final Samples samples;

    FloorRelay(String kafka, String database, Samples samples) throws SQLException {
        this.samples = samples;
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        2,
                        "max.request.size",
                        Topic.LARGEST_MESSAGE,
                        "batch.size",
                        256 * 1024,
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        connection = DriverManager.getConnection(database);
        delete = connection.prepareStatement("delete from outbox where id = any(?)");
    }

    void send(List<FloorChange> changes, List<Long> sequence) {
        List<Future<?>> sent = new ArrayList<>();
        for (FloorChange change : changes) {
            String project = change.project().toString();
            sent.add(send(
                    Topic.BUILD_REQUESTS, project + ":" + change.ref(), samples.request(), change.requestMessage()));
            sent.add(send(Topic.BUILD_DECISIONS, project, samples.decision(), change.decisionMessage()));
        }
        try {
            for (Future<?> one : sent) {
                one.get();
            }
            delete.setArray(1, connection.createArrayOf("bigint", sequence.toArray()));
            delete.executeUpdate();
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException("the floor could not send", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Future<?> send(Topic topic, String key, Sample sample, byte[] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), value);
        sample.headers().forEach(record.headers()::add);
        return producer.send(record);
    }
}
