package io.hookline.connector.outbox;

import io.hookline.contracts.Topic;
import io.hookline.telemetry.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/** The service's only Kafka producer: acknowledged by all in-sync replicas, and giving up soon, since the outbox is what keeps messages. */
@Singleton
class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final KafkaProducer<String, byte[]> producer;
    private final Tracing tracing;

    Publisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, Tracing tracing) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.LARGEST_MESSAGE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        this.tracing = tracing;
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close(CLOSE_PATIENCE);
    }

    /** Sends rows in order; gives the numbers of those before the first that Kafka did not take. */
    List<Long> publish(List<Row> rows) {
        List<Future<?>> sent = new ArrayList<>();
        List<Long> published = new ArrayList<>();
        try {
            for (Row row : rows) {
                Future<?> sending = send(message(row));
                sent.add(sending);
                // It blocked until its time was up, and so would each of the others.
                if (sending.state() == Future.State.FAILED) {
                    break;
                }
            }
            for (int i = 0; i < sent.size(); i++) {
                sent.get(i).get();
                published.add(rows.get(i).getLong("seq"));
            }
        } catch (ExecutionException | KafkaException | CancellationException e) {
            LOG.warnf(
                    e,
                    "Kafka did not take a message, it stays in the outbox: published=%d waiting=%d",
                    published.size(),
                    rows.size() - published.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return published;
    }

    private Future<?> send(ProducerRecord<String, byte[]> message) {
        Span span = tracing.publish(message.topic(), message.headers());
        return producer.send(message, (_, failure) -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
            }
            span.end();
        });
    }

    private static ProducerRecord<String, byte[]> message(Row row) {
        byte[] value =
                row.getBuffer("value") == null ? null : row.getBuffer("value").getBytes();
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(row.getString("topic"), row.getString("key"), value);
        new JsonObject(row.getString("headers"))
                .forEach(header -> message.headers()
                        .add(header.getKey(), header.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}
