package io.hookline.health.plan;

import io.hookline.health.schedule.Cadence;
import java.time.Duration;

/** The policy of the default configuration. */
final class Policies {

    static final Policy PRODUCTION = new Policy(
            new Cadence(Duration.ofMinutes(15), Duration.ofHours(12)),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            new Policy.Proof(Duration.ofHours(24), Duration.ofHours(48), Duration.ofMinutes(10)),
            RepairMode.AUTOMATIC,
            2,
            5,
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofMinutes(10));

    private Policies() {}
}
