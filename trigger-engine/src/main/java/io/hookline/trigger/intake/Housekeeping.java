package io.hookline.trigger.intake;

import io.hookline.trigger.TriggerConfig;
import io.hookline.trigger.store.Retention;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the tables small. */
@ApplicationScoped
class Housekeeping {

    private final Retention retention;
    private final TriggerConfig config;

    Housekeeping(Retention retention, TriggerConfig config) {
        this.retention = retention;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return retention.forgetOlderThan(config.retention());
    }
}
