package io.hookline.health.dispatch;

import io.hookline.health.HealthConfig;
import io.hookline.health.store.Outbox;
import io.hookline.health.store.OutboxMessage;
import io.hookline.telemetry.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
    private static final long END_SECONDS = 10;

    private final Outbox outbox;
    private final MutinyEmitter<byte[]> emitter;
    private final Tracing tracing;
    private final int batch;
    private final Semaphore turn = new Semaphore(1);
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
        if (turn.tryAcquire()) {
            again.set(false);
            outbox.drain(batch, this::publish).subscribe().with(this::drained, this::failed);
        }
    }

    // Takes the turn for good when the batch under way is published and deleted: what waits behind it is another
    // replica's. Before the consumers' end, which closes the way to Kafka as well.
    void end(@Observes @Priority(200) ShutdownEvent event) throws InterruptedException {
        if (!turn.tryAcquire(END_SECONDS, TimeUnit.SECONDS)) {
            LOG.warnf("The outbox is still being relayed, and the service ends all the same seconds=%d", END_SECONDS);
        }
    }

    private void drained(int published) {
        turn.release();
        if (published == batch || again.get()) {
            wake();
        }
    }

    /** The next poll tries again. */
    private void failed(Throwable failure) {
        turn.release();
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
