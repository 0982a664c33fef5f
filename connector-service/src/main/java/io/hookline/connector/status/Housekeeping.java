package io.hookline.connector.status;

import io.hookline.connector.ConnectorConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Forgets messages and statuses that nobody will ask for any more; what waits is never forgotten. */
@Singleton
class Housekeeping {

    private final Pool pool;
    private final Duration retention;
    private final Clock clock;

    Housekeeping(Pool pool, ConnectorConfig config, Clock clock) {
        this.pool = pool;
        this.retention = config.statuses().retention();
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        Tuple before = Tuple.of(StatusStore.utc(clock.instant().minus(retention)));
        return pool.preparedQuery("delete from status_message where received_at < $1")
                .execute(before)
                .chain(() -> pool.preparedQuery(
                                "delete from commit_status where delivery <> 'WAITING' and greatest(waiting_since, shown_at) < $1")
                        .execute(before))
                .replaceWithVoid();
    }
}
