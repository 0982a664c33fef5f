package io.hookline.health.dispatch;

import io.hookline.contracts.health.HealthState;
import io.hookline.health.store.Counts;
import io.hookline.telemetry.OutboxAge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** Tells how many projects are in each state, and whether messages leave the outbox. Every replica tells the same. */
@ApplicationScoped
class FleetMeter {

    private final Counts counts;
    private final MultiGauge projects;
    private final OutboxAge outboxAge;

    FleetMeter(Counts counts, MeterRegistry registry, Clock clock) {
        this.counts = counts;
        this.projects = MultiGauge.builder("hookline.health.projects")
                .description("Projects by their health")
                .register(registry);
        this.outboxAge = OutboxAge.gauge("hookline.health.outbox.age", registry, clock);
    }

    @Scheduled(
            every = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> measure() {
        return counts.byState()
                .invoke(this::show)
                .chain(counts::oldestMessage)
                .invoke(oldest -> outboxAge.saw(oldest.orElse(null)))
                .replaceWithVoid();
    }

    private void show(Map<HealthState, Integer> byState) {
        projects.register(
                byState.entrySet().stream()
                        .<MultiGauge.Row<?>>map(each ->
                                MultiGauge.Row.of(Tags.of("state", each.getKey().name()), each.getValue()))
                        .toList(),
                true);
    }
}
