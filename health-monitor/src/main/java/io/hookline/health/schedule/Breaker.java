package io.hookline.health.schedule;

import io.hookline.contracts.health.Observation.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether going a way to Bitbucket is worth the calls. After some blind looks in a row, whichever their projects, it is parked; when that
 * time is over one look finds out whether to go on, and when that is blind too, the way is parked for twice as long.
 *
 * @param blindLooks in a row, until now
 * @param parkings in a row, until now
 * @param parkedUntil null while not parked
 * @param cause of the last blind look; null when the last one saw something
 */
public record Breaker(
        int blindLooks,
        int parkings,
        @Nullable Instant parkedUntil,
        @Nullable Why cause) {

    public static final Breaker CLOSED = new Breaker(0, 0, null, null);

    /**
     * When a way is parked, and for how long.
     *
     * @param blindLooks in a row that park it
     * @param first time for which it is parked; doubles with each probe that is blind too
     * @param longest what that time grows to
     * @param limited the time between probes while only the budget of calls is used up: finding that out costs no call
     */
    public record Policy(int blindLooks, Duration first, Duration longest, Duration limited) {

        private static final int MOST_DOUBLINGS = 20;
        private static final int LEAST_SPREAD = 4;

        Duration parking(Why cause, int parkings, double jitter) {
            Duration full = switch (cause) {
                case RATE_LIMITED -> limited;
                case UNAVAILABLE, UNAUTHORIZED, FORBIDDEN ->
                    shorter(first.multipliedBy(1L << Math.min(parkings, MOST_DOUBLINGS)), longest);
            };
            return full.plusMillis(Math.round(full.toMillis() * jitter / LEAST_SPREAD));
        }

        private static Duration shorter(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }

    /**
     * After one more look. One that was begun before the way was parked changes nothing about that, unless it saw something.
     *
     * @param jitter from 0 to 1
     */
    public Breaker after(Way way, Instant now, double jitter, Policy policy) {
        return switch (way) {
            case Way.Open _ -> CLOSED;
            case Way.Untried _ -> this;
            case Way.Blind(Why why) -> isParked(now) ? this : blind(why, now, jitter, policy);
        };
    }

    private Breaker blind(Why why, Instant now, double jitter, Policy policy) {
        int blind = blindLooks + 1;
        return tripped() || blind >= policy.blindLooks()
                ? new Breaker(blind, parkings + 1, now.plus(policy.parking(why, parkings, jitter)), why)
                : new Breaker(blind, 0, null, why);
    }

    public boolean isParked(Instant now) {
        return parkedUntil != null && now.isBefore(parkedUntil);
    }

    /** Whether the way is parked, or tried by one look at a time. */
    public boolean tripped() {
        return parkings > 0;
    }

    /** How many looks may go this way at once: none while it is parked, one to try it, else as many as are wanted. */
    public int atOnce(int wanted, Instant now) {
        if (isParked(now)) {
            return 0;
        }
        return tripped() ? Math.min(1, wanted) : wanted;
    }

    /** Until when the way is parked; empty when it is not, or when it is to be tried again. */
    public Optional<Instant> parked(Instant now) {
        return isParked(now) ? Optional.ofNullable(parkedUntil) : Optional.empty();
    }
}
