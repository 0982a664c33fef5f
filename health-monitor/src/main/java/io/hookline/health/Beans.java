package io.hookline.health;

import io.hookline.health.plan.MassFailure;
import io.hookline.health.plan.Planner;
import io.hookline.health.plan.Policy;
import io.hookline.health.plan.QuietTime;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the pure parts from the configuration. */
final class Beans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Planner planner(HealthConfig config) {
        HealthConfig.Repair repair = config.repair();
        return new Planner(new Policy(
                config.interval(),
                config.confirmDelay(),
                config.unknownDelay(),
                new Policy.Proof(config.proofLife(), config.fullLookEvery(), config.silence()),
                repair.mode(),
                repair.confirmAfter(),
                repair.maxAttempts(),
                repair.backoff(),
                repair.maxBackoff(),
                repair.timeout()));
    }

    @Produces
    @Singleton
    QuietTime quietTime(HealthConfig config) {
        return new QuietTime(config.quietHours(), config.timeZone());
    }

    @Produces
    @Singleton
    MassFailure massFailure(HealthConfig config) {
        HealthConfig.MassFailure guard = config.massFailure();
        return new MassFailure(guard.share(), guard.atLeast(), guard.window());
    }
}
