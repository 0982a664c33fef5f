package io.hookline.connector.bench;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.embedded.quarkus.KafkaResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** What the service and its tests put on Kafka. */
public final class Topics {

    private Topics() {}

    /** All records of a topic so far. */
    public static List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", KafkaResource.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
            while (partitions.stream().mapToLong(consumer::position).sum() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    /** The messages under a key, in order, without tombstones. */
    public static <T> List<T> messages(Topic topic, Object key, Class<T> family) {
        return events(topic, key, family).stream().map(CloudEvent::data).toList();
    }

    /** As {@link #messages}, with their envelopes. */
    public static <T> List<CloudEvent<T>> events(Topic topic, Object key, Class<T> family) {
        return records(topic).stream()
                .filter(message -> message.key().equals(key.toString()) && message.value() != null)
                .map(message -> read(message, family))
                .toList();
    }

    /** What was told of a project's repository, whose id another test's simulated Bitbucket may have given as well. */
    public static List<RepositoryEvent> repositoryEvents(Project project) {
        return messages(Topic.REPOSITORY_EVENTS, project.repository().id(), RepositoryEvent.class).stream()
                .filter(event -> project.id().equals(event.header().project()))
                .toList();
    }

    /** Whether the last word on a key is its end. */
    public static boolean isRemoved(Topic topic, Object key) {
        List<ConsumerRecord<String, byte[]>> all = records(topic).stream()
                .filter(message -> message.key().equals(key.toString()))
                .toList();
        return !all.isEmpty() && all.getLast().value() == null;
    }

    /** Sends a command, and waits until Kafka has it. */
    public static void send(RepairCommand command) {
        CloudEvent<RepairCommand> event = new CloudEvent<>(command.id().toString(), "/test", Instant.now(), command);
        send(Topic.REPAIR_COMMANDS, command.project().toString(), event.headers(), event.value());
    }

    /** Sends messages about builds in order, and waits until Kafka has them. */
    public static void send(List<CloudEvent<BuildStatus>> statuses) {
        try (var producer = producer()) {
            for (CloudEvent<BuildStatus> status : statuses) {
                String key = status.data().project() + ":" + status.data().commit();
                var message = new ProducerRecord<>(Topic.BUILD_STATUSES.topicName(), key, status.value());
                status.headers().forEach((name, header) -> message.headers().add(name, header));
                var _ = producer.send(message);
            }
            producer.flush();
        }
    }

    /** Sends a record, and waits until Kafka has it. */
    public static void send(Topic topic, String key, Map<String, byte[]> headers, byte[] value) {
        try (var producer = producer()) {
            var message = new ProducerRecord<>(topic.topicName(), key, value);
            headers.forEach((name, header) -> message.headers().add(name, header));
            var _ = producer.send(message);
            producer.flush();
        }
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", KafkaResource.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static <T> CloudEvent<T> read(ConsumerRecord<String, byte[]> message, Class<T> family) {
        try {
            return CloudEvent.read(name -> header(message, name), Objects.requireNonNull(message.value()), family);
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
