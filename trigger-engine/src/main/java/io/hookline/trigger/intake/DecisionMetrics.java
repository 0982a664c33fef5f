package io.hookline.trigger.intake;

import io.hookline.contracts.build.Decision;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.store.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Counts decisions by rule and outcome, and tells the age of the outbox's oldest message in seconds. */
@ApplicationScoped
class DecisionMetrics {

    private final MeterRegistry registry;
    private final Outbox outbox;
    private final AtomicReference<Duration> outboxAge = new AtomicReference<>(Duration.ZERO);

    DecisionMetrics(MeterRegistry registry, Outbox outbox) {
        this.registry = registry;
        this.outbox = outbox;
        Gauge.builder("hookline.trigger.outbox.age", outboxAge, age -> age.get().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How long the oldest unsent message has been waiting")
                .register(registry);
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
        return outbox.age().invoke(outboxAge::set).replaceWithVoid();
    }
}
