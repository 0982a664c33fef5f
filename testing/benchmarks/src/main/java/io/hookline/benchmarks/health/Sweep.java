package io.hookline.benchmarks.health;

import io.hookline.bitbucket.rate.RateSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A look at everything of each project of a fleet that nothing is known of.
 *
 * @param swept projects of which everything was seen
 * @param makespan until the last of them was
 * @param bound the least time in which the budget allows the calls that this takes
 */
record Sweep(int size, int swept, Duration makespan, Duration bound, long calls, long refusals) {

    private static final long SEED = 6;
    private static final Duration PATIENCE = Duration.ofDays(2);
    private static final int CALLS_OF_REPOSITORY_DATA = 3;
    private static final int RESERVED_PERCENT = 20;
    private static final long CALLS_AN_HOUR = RateSettings.USUAL_PER_HOUR * (100L - RESERVED_PERCENT) / 100;

    static Sweep of(int size) {
        Fleet fleet = Fleet.unknown(Shape.usual(size), SEED);
        Instant start = fleet.agenda.instant();
        fleet.agenda.runUntil(start.plus(PATIENCE), () -> fleet.ledger.swept == size);
        Instant last = Objects.requireNonNull(fleet.ledger.lastSwept, "not a project was looked at");
        return new Sweep(
                size,
                fleet.ledger.swept,
                Duration.between(start, last),
                bound(size),
                fleet.tally.calls,
                fleet.tally.refusals);
    }

    /** Of repository data, with one credential: what repairs leave. */
    long callsAnHour() {
        return CALLS_AN_HOUR;
    }

    // A credential's calls of one hour may all be made at its beginning; those of the next hour wait for its end.
    private static Duration bound(int size) {
        long projects = Math.ceilDiv(size, Load.CREDENTIALS);
        long calls = projects * CALLS_OF_REPOSITORY_DATA;
        Duration oneLook = Load.GIT.plus(Load.CALL.multipliedBy(Load.CALLS_OF_A_FULL_LOOK));
        return Duration.ofHours((calls - 1) / CALLS_AN_HOUR).plus(oneLook);
    }
}
