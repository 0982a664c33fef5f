package io.hookline.benchmarks.trigger;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.CloudEvent;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the trigger engine reads: writes it as connector-service and the gateway do. */
final class Intake implements AutoCloseable {

    private final Producer<String, byte[]> producer;

    Intake(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "linger.ms",
                        5,
                        "batch.size",
                        256 * 1024,
                        "compression.type",
                        "lz4"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void send(Project project) {
        send(Topic.PROJECTS, project.id().toString(), project.id().toString(), project);
    }

    void send(HookRegistration registration) {
        send(
                Topic.HOOK_REGISTRATIONS,
                registration.id().value(),
                registration.id().value(),
                registration);
    }

    void send(RepositoryEvent event) {
        send(
                Topic.REPOSITORY_EVENTS,
                event.header().repository().id().value(),
                event.header().id().toString(),
                event);
    }

    /** Waits until Kafka has all that was sent. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(Topic topic, String key, String id, Object data) {
        CloudEvent<?> event = new CloudEvent<>(id, "/benchmarks", Instant.now(), data);
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic.topicName(), key, event.value());
        event.headers().forEach(message.headers()::add);
        var _ = producer.send(message);
    }
}
