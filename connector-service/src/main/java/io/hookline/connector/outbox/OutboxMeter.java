package io.hookline.connector.outbox;

import io.hookline.telemetry.OutboxAge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Tells whether messages leave the outbox. */
@ApplicationScoped
class OutboxMeter {

    private final Pool pool;
    private final OutboxAge age;

    OutboxMeter(Pool pool, MeterRegistry registry, Clock clock) {
        this.pool = pool;
        this.age = OutboxAge.gauge("hookline.connector.outbox.age", registry, clock);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return pool.query("select min(seq) as oldest from outbox")
                .execute()
                .invoke(rows -> age.saw(rows.iterator().next().getLong("oldest")))
                .replaceWithVoid();
    }
}
