package io.hookline.trigger.intake;

import io.hookline.trigger.TriggerConfig;
import io.hookline.trigger.request.OutboxRelay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads repository events in batches, one at a time. A batch is acknowledged when its transaction was committed, however long that takes. */
@ApplicationScoped
public class RepositoryEventsConsumer {

    private static final Logger LOG = Logger.getLogger(RepositoryEventsConsumer.class);

    private final EventIntake intake;
    private final OutboxRelay relay;
    private final WaitingEvents waiting;
    private final DecisionMetrics metrics;
    private final TriggerConfig config;
    private final Clock clock;

    RepositoryEventsConsumer(
            EventIntake intake,
            OutboxRelay relay,
            WaitingEvents waiting,
            DecisionMetrics metrics,
            TriggerConfig config,
            Clock clock) {
        this.intake = intake;
        this.relay = relay;
        this.waiting = waiting;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    /** One batch; completes when it is safe. */
    @Incoming("repository-events")
    public Uni<Void> take(ConsumerRecords<byte[], byte[]> batch) {
        List<Received> records =
                KafkaRecords.of(batch).stream().map(Received::read).toList();
        batch.forEach(
                record -> metrics.read(Duration.between(Instant.ofEpochMilli(record.timestamp()), clock.instant())));
        return metrics.timed(() -> takeAll(records))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "A batch could not be stored and will be tried again records=%d cause=%s",
                        records.size(), Faults.kindOf(failure)))
                .onFailure()
                .retry()
                .withBackOff(config.backOff(), config.maxBackOff())
                .indefinitely();
    }

    private Uni<Void> takeAll(List<Received> records) {
        return intake.take(records)
                .invoke(this::committed)
                .replaceWithVoid()
                .onFailure(Faults::isOfData)
                .recoverWithUni(
                        failure -> records.size() == 1 ? giveUp(records.getFirst(), failure) : oneByOne(records));
    }

    /** One record that the database refuses must not take the others of its batch with it. */
    private Uni<Void> oneByOne(List<Received> records) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Received record : records) {
            done = done.chain(() -> takeAll(List.of(record)));
        }
        return done;
    }

    private Uni<Void> giveUp(Received record, Throwable failure) {
        LOG.errorf(
                "An event could not be stored and goes to the dead letters event=%s cause=%s",
                record.id(), Faults.kindOf(failure));
        return intake.giveUp(
                        record, "could not be stored: " + failure.getClass().getName())
                .invoke(relay::send);
    }

    private void committed(EventIntake.Taken taken) {
        metrics.count(taken.results());
        relay.send();
        if (taken.waits()) {
            waiting.attend();
        }
    }
}
