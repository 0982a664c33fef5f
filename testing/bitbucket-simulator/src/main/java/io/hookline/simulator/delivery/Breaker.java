package io.hookline.simulator.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Data Center's circuit breaker of one hook: after five failures in a row it skips deliveries, first for 10 seconds,
 * then twice as long after each further failure, up to 10 hours.
 */
record Breaker(int failures, Duration pause, @Nullable Instant openUntil) {
    static final Breaker CLOSED = new Breaker(0, Duration.ZERO, null);

    private static final int THRESHOLD = 5;
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(10);

    boolean allows(Instant now) {
        return openUntil == null || !now.isBefore(openUntil);
    }

    Breaker after(boolean success, Instant now) {
        if (success) {
            return CLOSED;
        }
        int count = failures + 1;
        if (count < THRESHOLD) {
            return new Breaker(count, Duration.ZERO, null);
        }
        Duration next = pause.isZero() ? FIRST : pause.multipliedBy(2);
        Duration bounded = next.compareTo(LONGEST) > 0 ? LONGEST : next;
        return new Breaker(count, bounded, now.plus(bounded));
    }
}
