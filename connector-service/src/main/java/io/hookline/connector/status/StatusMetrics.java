package io.hookline.connector.status;

import io.hookline.contracts.event.Product;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Counts attempts by product and outcome, and tells how long the oldest status has been waiting, in seconds. */
@ApplicationScoped
class StatusMetrics {

    private final MeterRegistry registry;
    private final Pool pool;
    private final AtomicReference<Double> age = new AtomicReference<>(0.0);

    StatusMetrics(MeterRegistry registry, Pool pool) {
        this.registry = registry;
        this.pool = pool;
        Gauge.builder("hookline.connector.statuses.pending.age", age, AtomicReference::get)
                .baseUnit("seconds")
                .description("How long the oldest status has been waiting for Bitbucket to take it")
                .register(registry);
    }

    /** What came of an attempt. */
    enum Outcome {
        SHOWN,
        POSTPONED,
        GIVEN_UP
    }

    void count(Product product, Outcome outcome) {
        registry.counter(
                        "hookline.connector.statuses.published",
                        "product",
                        product.name().toLowerCase(Locale.ROOT),
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return pool.query("select coalesce(extract(epoch from now() - min(waiting_since)), 0)::float8 as age"
                        + " from commit_status where delivery = 'WAITING'")
                .execute()
                .invoke(rows -> age.set(rows.iterator().next().getDouble("age")))
                .replaceWithVoid();
    }
}
