package io.hookline.connector.store;

import java.time.Duration;

/** How long to wait before what failed is tried again. */
public final class Backoff {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    private Backoff() {}

    /** The first wait, doubled for each attempt before, up to an hour. */
    public static Duration after(int attempts, Duration first) {
        Duration wait = first.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
