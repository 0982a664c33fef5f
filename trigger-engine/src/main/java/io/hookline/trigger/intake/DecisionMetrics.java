package io.hookline.trigger.intake;

import io.hookline.contracts.build.Decision;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.store.Outbox;
import io.hookline.trigger.store.WaitingRoom;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Counts decisions by rule and outcome, and tells in seconds how far reading, deciding and sending are behind. */
@ApplicationScoped
class DecisionMetrics {

    private final MeterRegistry registry;
    private final Timer stored;
    private final Timer failed;
    private final Outbox outbox;
    private final WaitingRoom room;
    private final AtomicReference<Duration> outboxAge = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<Duration> waitingAge = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<Duration> eventAge = new AtomicReference<>(Duration.ZERO);

    DecisionMetrics(MeterRegistry registry, Outbox outbox, WaitingRoom room) {
        this.registry = registry;
        this.outbox = outbox;
        this.room = room;
        stored = batches("stored");
        failed = batches("failed");
        gauge("hookline.trigger.outbox.age", outboxAge, "How long the oldest unsent message has been waiting");
        gauge(
                "hookline.trigger.waiting.age",
                waitingAge,
                "How long the event that waits longest to be decided has been waiting");
        gauge("hookline.trigger.event.age", eventAge, "How old the last event was when it was read from Kafka");
    }

    private void gauge(String name, AtomicReference<Duration> age, String description) {
        Gauge.builder(name, age, held -> held.get().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description(description)
                .register(registry);
    }

    private Timer batches(String outcome) {
        return Timer.builder("hookline.trigger.batch.time")
                .description("How long a batch of events took to be decided and stored, or not")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Times each attempt at a batch, however it ends. */
    Uni<Void> timed(Supplier<Uni<Void>> batch) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample begun = Timer.start(registry);
            return batch.get().onTermination().invoke((_, failure, _) -> begun.stop(failure == null ? stored : failed));
        });
    }

    /** Notes how far reading is behind. */
    void read(Duration age) {
        eventAge.set(age.isNegative() ? Duration.ZERO : age);
    }

    /** Counts what a committed transaction decided. */
    void count(List<BatchDecision.Result> results) {
        for (DecidedChange decided : BatchDecision.decisions(results)) {
            count(decided.decision());
        }
    }

    void count(Decision decision) {
        registry.counter(
                        "hookline.trigger.decisions",
                        "rule",
                        decision.rule(),
                        "outcome",
                        decision.outcome().name())
                .increment();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return outbox.age()
                .invoke(outboxAge::set)
                .chain(room::age)
                .invoke(waitingAge::set)
                .replaceWithVoid();
    }
}
