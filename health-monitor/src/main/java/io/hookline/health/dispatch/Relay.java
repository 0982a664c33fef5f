package io.hookline.health.dispatch;

import io.hookline.health.HealthConfig;
import io.hookline.health.store.Outbox;
import io.hookline.health.store.OutboxMessage;
import io.hookline.telemetry.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Publishes what the outbox has, in order, and deletes it once Kafka has acknowledged it. A crash in between publishes it again, under the
 * same {@code ce_id}.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final Outbox outbox;
    private final MutinyEmitter<byte[]> emitter;
    private final Tracing tracing;
    private final int batch;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();

    Relay(
            Outbox outbox,
            @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            Tracing tracing,
            HealthConfig config) {
        this.outbox = outbox;
        this.emitter = emitter;
        this.tracing = tracing;
        this.batch = config.relay().batch();
    }

    @Scheduled(every = "${hookline.health.relay.every}", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> poll() {
        wake();
        return Uni.createFrom().voidItem();
    }

    /** Publishes soon what is committed by now. */
    void wake() {
        again.set(true);
        if (running.compareAndSet(false, true)) {
            again.set(false);
            outbox.drain(batch, this::publish).subscribe().with(this::drained, this::failed);
        }
    }

    private void drained(int published) {
        running.set(false);
        if (published == batch || again.get()) {
            wake();
        }
    }

    /** The next poll tries again. */
    private void failed(Throwable failure) {
        running.set(false);
        LOG.warnf(failure, "The outbox is not relayed now");
    }

    private Uni<Void> publish(List<OutboxMessage> messages) {
        return Uni.join()
                .all(messages.stream().map(this::publish).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    private Uni<Void> publish(OutboxMessage message) {
        RecordHeaders headers = new RecordHeaders();
        message.headers().forEach(headers::add);
        Span span = tracing.publish(message.topic(), headers);
        return emitter.sendMessage(kafkaRecord(message, headers))
                .onFailure()
                .invoke(failure ->
                        span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName()))
                .onTermination()
                .invoke(() -> span.end());
    }

    private static Message<byte[]> kafkaRecord(OutboxMessage message, RecordHeaders headers) {
        return Message.of(
                message.value(),
                Metadata.of(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(message.topic())
                        .withKey(message.key())
                        .withHeaders(headers)
                        .build()));
    }
}
