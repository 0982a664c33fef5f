package io.hookline.health.scan;

import io.hookline.health.store.Ways;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connectors are parked, as a metric. */
@ApplicationScoped
class ParkedGauges {

    private final Ways ways;
    private final AtomicInteger hosts = new AtomicInteger();
    private final AtomicInteger apis = new AtomicInteger();

    ParkedGauges(Ways ways, MeterRegistry metrics) {
        this.ways = ways;
        gauge("host", hosts, metrics);
        gauge("api", apis, metrics);
    }

    @Scheduled(
            every = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> count() {
        return ways.count()
                .invoke(count -> {
                    hosts.set(count.hosts());
                    apis.set(count.apis());
                })
                .replaceWithVoid();
    }

    private static void gauge(String way, AtomicInteger parked, MeterRegistry metrics) {
        Gauge.builder("hookline.health.connectors.parked", parked, AtomicInteger::get)
                .tag("way", way)
                .register(metrics);
    }
}
