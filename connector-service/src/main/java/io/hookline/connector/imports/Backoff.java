package io.hookline.connector.imports;

import java.time.Duration;

/** How long to wait before the next of several vain attempts. */
record Backoff(Duration first) {

    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 12;

    /** The wait after so many attempts before the one that just failed; each is twice the one before. */
    Duration after(int attempts) {
        Duration doubled = first.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
