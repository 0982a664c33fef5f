package io.hookline.bitbucket.rate;

import io.hookline.bitbucket.Purpose;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How many calls one credential may still make. A fifth of the budget is reserved for repairs, so that observing never
 * uses up what mending needs; nobody calls while Bitbucket says to wait, and repairs are the first to call again.
 *
 * <p>Cloud counts calls in a rolling hour; Data Center has a token bucket, hardly announces it and answers 429. Safe for
 * use by several threads.
 */
public final class RateBudget {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration NEAR_LIMIT_PAUSE = Duration.ofSeconds(60);

    private final Clock clock;
    private final RandomGenerator jitter;
    private final Meter meter;
    private int refusalsInARow;
    private Instant closedUntil = Instant.MIN;
    private Instant closedToRoutineUntil = Instant.MIN;

    private RateBudget(Clock clock, RandomGenerator jitter, Meter meter) {
        this.clock = clock;
        this.jitter = jitter;
        this.meter = meter;
    }

    /** So many calls to Cloud in an hour, until an answer tells another limit. */
    public static RateBudget cloud(Clock clock, RandomGenerator jitter, int perHour) {
        return new RateBudget(clock, jitter, new RollingHour(perHour));
    }

    /** Data Center's: no limit but what the server's answers tell and its refusals ask for. */
    public static RateBudget dataCenter(Clock clock, RandomGenerator jitter) {
        return new RateBudget(clock, jitter, new TokenBucket());
    }

    /** Takes one call out of the budget; where there is none left for the purpose, how long to wait instead. */
    public synchronized Optional<Duration> take(Purpose purpose) {
        var now = clock.instant();
        var closed = switch (purpose) {
            case REPAIR -> closedUntil;
            case ROUTINE -> later(closedUntil, closedToRoutineUntil);
        };
        return closed.isAfter(now)
                ? Optional.of(Duration.between(now, closed))
                : meter.take(now, purpose == Purpose.REPAIR);
    }

    /** Learns from an answer's headers, which Cloud sends to access tokens only. */
    public synchronized void accepted(HttpHeaders headers) {
        refusalsInARow = 0;
        meter.learn(headers, clock.instant());
        if (headers.firstValue("X-RateLimit-NearLimit")
                .map(Boolean::parseBoolean)
                .orElse(false)) {
            closedToRoutineUntil = clock.instant().plus(NEAR_LIMIT_PAUSE);
        }
    }

    /** Learns from a 429, and tells how long nobody should call. */
    public synchronized Duration refused(HttpHeaders headers) {
        var now = clock.instant();
        meter.learn(headers, now);
        var pause = Headers.retryAfter(headers, now).orElseGet(this::ownPause);
        refusalsInARow++;
        closedUntil = later(closedUntil, now.plus(pause));
        closedToRoutineUntil = later(closedToRoutineUntil, closedUntil.plus(pause.dividedBy(4)));
        return pause;
    }

    /** Where the budget stands. */
    synchronized Standing standing() {
        var now = clock.instant();
        return new Standing(meter.standing(now), closedUntil.isAfter(now) ? closedUntil : null);
    }

    /**
     * Where a budget stands.
     *
     * @param count null where no limit is known
     * @param pausedUntil until when nobody calls because Bitbucket refused; null where all may
     */
    record Standing(
            Meter.@Nullable Standing count, @Nullable Instant pausedUntil) {}

    // Doubled with each refusal in a row, and spread, so that several credentials do not come back at once.
    private Duration ownPause() {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(refusalsInARow, 4));
        var bounded = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return bounded.plusMillis(jitter.nextLong(bounded.toMillis() / 4));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
