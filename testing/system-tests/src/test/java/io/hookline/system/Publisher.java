package io.hookline.system;

import io.hookline.contracts.Topic;
import io.hookline.contracts.wire.CloudEvent;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to topics what another service, or a CI system, would. */
final class Publisher implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    Publisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    void send(Topic topic, String key, CloudEvent<?> event) {
        var message = new ProducerRecord<>(topic.topicName(), key, event.value());
        event.headers().forEach((name, value) -> message.headers().add(name, value));
        var _ = producer.send(message);
        producer.flush();
    }

    void sendTombstone(Topic topic, String key) {
        var _ = producer.send(new ProducerRecord<>(topic.topicName(), key, null));
    }

    @Override
    public void close() {
        producer.close();
    }
}
