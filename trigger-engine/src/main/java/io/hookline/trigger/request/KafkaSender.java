package io.hookline.trigger.request;

import io.hookline.contracts.Topic;
import io.hookline.telemetry.Tracing;
import io.hookline.trigger.store.OutgoingMessage;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** Sends records and waits until all replicas have them. The producer is idempotent, so that a retry keeps the order of a key. */
@ApplicationScoped
public class KafkaSender {

    private static final Logger LOG = Logger.getLogger(KafkaSender.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final ExecutorService threads;
    private final Tracing tracing;
    private final MeterRegistry metrics;

    KafkaSender(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @VirtualThreads ExecutorService threads,
            Tracing tracing,
            MeterRegistry metrics) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.LARGEST_MESSAGE);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.threads = threads;
        this.tracing = tracing;
        this.metrics = metrics;
    }

    /** Fails when one of them was not acknowledged; then all are sent again. One that is too large for Kafka is logged and left out. */
    public Uni<Void> send(List<OutgoingMessage> messages) {
        return Uni.createFrom().<Void>item(() -> sendNow(messages)).runSubscriptionOn(threads);
    }

    @PreDestroy
    void close() {
        producer.close(CLOSE_WITHIN);
    }

    // Runs on a virtual thread: KafkaProducer.send blocks while it has no metadata.
    private Void sendNow(List<OutgoingMessage> messages) {
        List<Future<RecordMetadata>> sent =
                messages.stream().map(message -> send(record(message))).toList();
        for (int i = 0; i < sent.size(); i++) {
            OutgoingMessage message = messages.get(i);
            await(message, sent.get(i));
            metrics.counter("hookline.trigger.messages", "topic", message.topic())
                    .increment();
        }
        return null;
    }

    private Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        if (!tracing.isOn()) {
            return producer.send(record);
        }
        Span span = tracing.publish(record.topic(), record.headers());
        return producer.send(record, (_, failure) -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
            }
            span.end();
        });
    }

    private static void await(OutgoingMessage message, Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            // Kafka will never take it, and behind it everything would wait for ever.
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw new IllegalStateException("Kafka did not take a message", e.getCause());
            }
            LOG.errorf("A message is too large for Kafka and is dropped topic=%s", message.topic());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka took messages", e);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(OutgoingMessage message) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(message.topic(), message.key(), message.value());
        message.headers().forEach((name, value) -> record.headers().add(name, value));
        return record;
    }
}
