package io.hookline.connector.repair;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.store.Database;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Forgets repair commands and regenerations that ended so long ago that nobody sends them again. */
@Singleton
class Forgetting {

    private static final Logger LOG = Logger.getLogger(Forgetting.class);

    private final RepairInbox inbox;
    private final RegenerationRepository regenerations;
    private final Database database;
    private final Duration memory;
    private final Clock clock;

    Forgetting(
            RepairInbox inbox,
            RegenerationRepository regenerations,
            Database database,
            ConnectorConfig config,
            Clock clock) {
        this.inbox = inbox;
        this.regenerations = regenerations;
        this.database = database;
        this.memory = config.repairMemory();
        this.clock = clock;
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        Instant before = clock.instant().minus(memory);
        long forgotten = database.inTransaction(() -> inbox.delete("receivedAt < ?1 and result is not null", before)
                .chain(repairs -> regenerations
                        .delete("requestedAt < ?1 and (done is not null or refused is not null)", before)
                        .map(asked -> repairs + asked)));
        LOG.debugf("Old repairs forgotten: count=%d", forgotten);
    }
}
