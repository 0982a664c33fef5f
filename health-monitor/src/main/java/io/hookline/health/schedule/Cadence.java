package io.hookline.health.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often to look at a project that nothing is wrong with. A look is due after a fixed part of the time for which it has been well: one
 * that was just mended or just created is watched closely, one that has been well for weeks costs next to nothing.
 *
 * @param shortest between two looks, soon after trouble
 * @param longest between two looks, however long all was well
 */
public record Cadence(Duration shortest, Duration longest) {

    private static final int PART = 4;
    private static final double SPREAD = 0.2;

    public Cadence {
        if (shortest.isNegative() || shortest.isZero()) {
            throw new IllegalArgumentException("the shortest interval %s is no time".formatted(shortest));
        }
        if (shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "the shortest interval %s is longer than the longest %s".formatted(shortest, longest));
        }
    }

    /**
     * From this look to the next.
     *
     * @param wellSince since when nothing was wrong; null while something is
     */
    public Duration untilNext(@Nullable Instant wellSince, Instant now) {
        if (wellSince == null) {
            return shortest;
        }
        Duration part = Duration.between(wellSince, now).dividedBy(PART);
        if (part.compareTo(shortest) < 0) {
            return shortest;
        }
        return part.compareTo(longest) > 0 ? longest : part;
    }

    /**
     * A tenth more or less, so that projects which were looked at together do not come back together.
     *
     * @param jitter from 0 to 1
     */
    public static Duration spread(Duration delay, double jitter) {
        return Duration.ofMillis(Math.round(delay.toMillis() * (1 - SPREAD / 2 + SPREAD * jitter)));
    }
}
