package io.hookline.connector.deploykey;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Role;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** How many deploy keys in use are of what age, as a metric. */
@Singleton
class KeyAges {

    private final DeployKeyRepository rows;
    private final Database database;
    private final ConnectorConfig config;
    private final Clock clock;
    private final AtomicLong fresh;
    private final AtomicLong aging;
    private final AtomicLong overdue;

    KeyAges(DeployKeyRepository rows, Database database, ConnectorConfig config, Clock clock, MeterRegistry registry) {
        this.rows = rows;
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.fresh = gauge(KeyAge.FRESH, registry);
        this.aging = gauge(KeyAge.AGING, registry);
        this.overdue = gauge(KeyAge.OVERDUE, registry);
    }

    private static AtomicLong gauge(KeyAge age, MeterRegistry registry) {
        AtomicLong count = new AtomicLong();
        Gauge.builder("hookline.connector.deploy.keys", count, AtomicLong::get)
                .tag("age", age.name().toLowerCase(Locale.ROOT))
                .description("Deploy keys in use, by what the age policy says of them")
                .register(registry);
        return count;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void measure() {
        Instant now = clock.instant();
        long all = olderThan(now);
        long tooOld = config.deployKey()
                .maxAge()
                .map(age -> olderThan(now.minus(age)))
                .orElse(0L);
        long aged = Math.max(tooOld, olderThan(now.minus(config.deployKey().warnAfter())));
        fresh.set(all - aged);
        aging.set(aged - tooOld);
        overdue.set(tooOld);
    }

    private long olderThan(Instant then) {
        return database.read(() -> rows.count("role = ?1 and createdAt <= ?2", Role.CURRENT, then));
    }
}
