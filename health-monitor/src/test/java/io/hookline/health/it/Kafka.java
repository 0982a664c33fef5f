package io.hookline.health.it;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.health.HealthMessage;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.embedded.quarkus.KafkaResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services' side of Kafka: says what connector-service would say, and keeps what the monitor says. */
final class Kafka implements AutoCloseable {

    /** Of all projects of one test: what is in trouble in another does not count. */
    final String host = UUID.randomUUID() + ".example";

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", KafkaResource.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> received = new ArrayList<>();

    Kafka(Topic... topics) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KafkaResource.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(Arrays.stream(topics)
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
    }

    void project(ProjectId id, ConnectorId connector, long version) {
        project(id, "project-" + id, connector, version);
    }

    void project(ProjectId id, String name, ConnectorId connector, long version) {
        Project project = new Project(
                id,
                name,
                connector,
                new RepositoryRef(Product.CLOUD, RepositoryId.of("{" + UUID.randomUUID() + "}"), "team/engine"),
                "main",
                "https://" + host + "/team/engine.git",
                "git@" + host + ":team/engine.git",
                ProjectSettings.DEFAULTS,
                version);
        send(Topic.PROJECTS, id, project);
    }

    void result(RepairResult result) {
        send(Topic.REPAIR_RESULTS, result.project(), result);
    }

    void tombstone(ProjectId project) {
        send(new ProducerRecord<>(Topic.PROJECTS.topicName(), project.toString(), null));
    }

    void raw(Topic topic, String key, byte[] value) {
        send(new ProducerRecord<>(topic.topicName(), key, value));
    }

    List<RepairCommand> commandsFor(ProjectId project) {
        return messages(Topic.REPAIR_COMMANDS, project.toString(), RepairCommand.class);
    }

    List<HealthChanged> changesOf(ProjectId project) {
        return messages(Topic.HEALTH_CHANGES, project.toString(), HealthChanged.class);
    }

    /** What was told of a connector or a host as a whole. */
    List<HealthMessage> alertsOf(String key) {
        return messages(Topic.HEALTH_CHANGES, key, HealthMessage.class);
    }

    List<ConsumerRecord<String, byte[]>> records(Topic topic, String key) {
        consumer.poll(Duration.ofMillis(100)).forEach(received::add);
        return received.stream()
                .filter(message -> message.topic().equals(topic.topicName()) && key.equals(message.key()))
                .toList();
    }

    private <T> List<T> messages(Topic topic, String key, Class<T> type) {
        return records(topic, key).stream().map(message -> read(message, type)).toList();
    }

    private void send(Topic topic, ProjectId project, Object data) {
        CloudEvent<?> event = new CloudEvent<>(UUID.randomUUID().toString(), "/test", Instant.now(), data);
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topic.topicName(), project.toString(), event.value());
        event.headers().forEach(message.headers()::add);
        send(message);
    }

    private void send(ProducerRecord<String, byte[]> message) {
        try {
            producer.send(message).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T read(ConsumerRecord<String, byte[]> message, Class<T> type) {
        try {
            return CloudEvent.read(name -> header(message, name), message.value(), type)
                    .data();
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
