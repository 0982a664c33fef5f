package io.hookline.benchmarks.health;

import io.hookline.health.plan.MassFailure;
import io.hookline.health.plan.Policy;
import io.hookline.health.plan.RepairMode;
import io.hookline.health.schedule.Breaker;
import io.hookline.health.schedule.Cadence;
import java.time.Duration;

/** The health monitor's settings as it comes, see {@code docs/configuration.md}. */
final class Settings {

    static final int WORKERS = 8 * Load.REPLICAS;
    static final int BATCH = 32;
    static final int LOOKS_AT_ONCE = 8;
    static final Duration EVERY = Duration.ofSeconds(1);
    static final Duration INTERVAL = Duration.ofMinutes(15);
    static final Duration SILENCE = Duration.ofMinutes(10);
    static final int WORKSPACE_CAP = 200;

    static final Policy POLICY = new Policy(
            new Cadence(INTERVAL, Duration.ofHours(1)),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            new Policy.Proof(Duration.ofHours(24), Duration.ofHours(48), SILENCE),
            RepairMode.AUTOMATIC,
            2,
            5,
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofMinutes(10));

    static final Breaker.Policy BREAKERS =
            new Breaker.Policy(3, Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofSeconds(30));

    static final MassFailure MASS_FAILURE = new MassFailure(0.2, 5, Duration.ofMinutes(30));
    static final Duration REVIEW_EVERY = Duration.ofSeconds(10);

    private Settings() {}
}
