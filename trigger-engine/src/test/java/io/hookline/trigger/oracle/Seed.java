package io.hookline.trigger.oracle;

import java.util.concurrent.ThreadLocalRandom;

/** What the made-up histories are made from: another number each time, or {@code -Dhookline.oracle.seed=} to play some again. */
final class Seed {

    private static final long SMALL_ENOUGH_TO_TYPE = 1_000_000_000;

    private Seed() {}

    static long get() {
        return Long.getLong("hookline.oracle.seed", ThreadLocalRandom.current().nextLong(SMALL_ENOUGH_TO_TYPE));
    }
}
