package io.hookline.health.dispatch;

import io.hookline.health.HealthConfig;
import io.hookline.health.store.History;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Keeps the tables small. */
@ApplicationScoped
class Housekeeping {

    private final History history;
    private final HealthConfig config;
    private final Clock clock;

    Housekeeping(History history, HealthConfig config, Clock clock) {
        this.history = history;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return history.forgetBefore(clock.instant().minus(config.history()));
    }
}
