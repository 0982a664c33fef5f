package io.hookline.benchmarks.health;

import java.time.Duration;

/** What the simulation assumes about the world. The README says why. */
final class Load {

    static final int CREDENTIALS = 100;
    static final int HOSTS = 10;

    /** Every so many credentials, another program uses one too. */
    static final int SHARED_CREDENTIALS = 10;

    static final Duration FOREIGN_CALL_EVERY = Duration.ofSeconds(36);

    /** Every so many projects, one is pushed to. */
    static final int ACTIVE = 5;

    static final Duration BETWEEN_PUSHES = Duration.ofHours(24).dividedBy(5);

    /** Every so many projects, one gets a fault in the measured day. */
    static final int FAULTY = 100;

    static final Duration GIT = Duration.ofMillis(400);
    static final Duration CALL = Duration.ofMillis(150);
    static final int CALLS_OF_A_FULL_LOOK = 4;
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    static final int REPLICAS = 3;
    static final Duration REPAIR = Duration.ofSeconds(5);
    static final int CALLS_OF_A_REPAIR = 4;

    static final Duration HOST_DOWN = Duration.ofMinutes(30);
    static final Duration CREDENTIAL_REVOKED = Duration.ofHours(4);

    private Load() {}
}
