package io.hookline.health;

import io.hookline.health.plan.MassFailure;
import io.hookline.health.plan.Planner;
import io.hookline.health.plan.Policy;
import io.hookline.health.plan.QuietTime;
import io.hookline.health.schedule.Breaker;
import io.hookline.health.schedule.Cadence;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

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
                cadence(config),
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

    private static Cadence cadence(HealthConfig config) {
        Duration shortest = config.interval();
        Duration longest = config.longestInterval();
        return new Cadence(shortest, shortest.compareTo(longest) < 0 ? longest : shortest);
    }

    @Produces
    @Singleton
    Breaker.Policy breakerPolicy(HealthConfig config) {
        HealthConfig.Blind blind = config.blind();
        return new Breaker.Policy(blind.looks(), blind.firstProbe(), blind.longestProbe(), blind.limitedProbe());
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
