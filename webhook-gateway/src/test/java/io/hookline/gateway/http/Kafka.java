package io.hookline.gateway.http;

import io.hookline.contracts.Topic;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The test's own look at Kafka. */
record Kafka(String bootstrapServers) {

    /** Publishes a registration as connector-service does. */
    void register(Hook hook) {
        var event = new CloudEvent<>(
                hook.registration().id().value(), "/test", Instant.parse("2026-11-20T10:00:00Z"), hook.registration());
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                Topic.HOOK_REGISTRATIONS.topicName(), hook.registration().id().value(), event.value());
        event.headers().forEach(message.headers()::add);
        send(message);
    }

    void send(ProducerRecord<String, byte[]> message) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> CloudEvent<T> read(ConsumerRecord<String, byte[]> message, Class<T> family) {
        try {
            return CloudEvent.read(name -> message.headers().lastHeader(name).value(), message.value(), family);
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything on a topic that has this key. */
    List<ConsumerRecord<String, byte[]>> recordsOf(Topic topic, String key) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found.stream().filter(message -> key.equals(message.key())).toList();
        }
    }
}
