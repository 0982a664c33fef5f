package io.hookline.bitbucket.http;

import io.hookline.bitbucket.Purpose;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How many calls one credential may still make. A fifth of the budget is reserved for repairs, so that observing never
 * uses up what mending needs; nobody calls while Bitbucket says to wait.
 *
 * <p>Cloud counts calls in a rolling hour per identity; Data Center announces nothing and answers 429. Safe for use by
 * several threads.
 */
public final class RateBudget {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration NEAR_LIMIT_PAUSE = Duration.ofSeconds(60);
    private static final int RESERVED_PERCENT = 20;
    private static final int CLOUD_CALLS_PER_HOUR = 1_000;
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final Clock clock;
    private final RandomGenerator jitter;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private int limit;
    private int refusalsInARow;
    private Instant closedUntil = Instant.MIN;
    private Instant closedToRoutineUntil = Instant.MIN;

    private RateBudget(Clock clock, RandomGenerator jitter, int limit) {
        this.clock = clock;
        this.jitter = jitter;
        this.limit = limit;
    }

    /** Cloud's 1,000 calls an hour, until an answer tells another limit. */
    public static RateBudget cloud(Clock clock, RandomGenerator jitter) {
        return new RateBudget(clock, jitter, CLOUD_CALLS_PER_HOUR);
    }

    /** Data Center's: no limit but what the server's refusals ask for. */
    public static RateBudget dataCenter(Clock clock, RandomGenerator jitter) {
        return new RateBudget(clock, jitter, UNLIMITED);
    }

    /** Takes one call out of the budget; where there is none left for the purpose, how long to wait instead. */
    synchronized Optional<Duration> take(Purpose purpose) {
        var now = clock.instant();
        var closed = purpose == Purpose.REPAIR ? closedUntil : later(closedUntil, closedToRoutineUntil);
        if (closed.isAfter(now)) {
            return Optional.of(Duration.between(now, closed));
        }
        while (!calls.isEmpty() && !calls.getFirst().isAfter(now.minus(WINDOW))) {
            calls.removeFirst();
        }
        if (calls.size() >= allowed(purpose)) {
            return Optional.of(Duration.between(now, calls.getFirst().plus(WINDOW)));
        }
        if (limit != UNLIMITED) {
            calls.addLast(now);
        }
        return Optional.empty();
    }

    /** Learns from an answer's headers, which Cloud sends to access tokens only. */
    synchronized void accepted(Answer answer) {
        refusalsInARow = 0;
        answer.header("X-RateLimit-Limit").flatMap(RateBudget::positive).ifPresent(told -> limit = told);
        if (answer.header("X-RateLimit-NearLimit").map(Boolean::parseBoolean).orElse(false)) {
            closedToRoutineUntil = clock.instant().plus(NEAR_LIMIT_PAUSE);
        }
    }

    /** Learns from a 429, and tells how long nobody should call. */
    synchronized Duration refused(Answer answer) {
        var pause = answer.header("Retry-After").flatMap(this::parse).orElseGet(this::ownPause);
        refusalsInARow++;
        closedUntil = later(closedUntil, clock.instant().plus(pause));
        return pause;
    }

    private int allowed(Purpose purpose) {
        return switch (purpose) {
            case REPAIR -> limit;
            case ROUTINE -> limit - limit / 100 * RESERVED_PERCENT;
        };
    }

    // Doubled with each refusal in a row, and spread, so that several credentials do not come back at once.
    private Duration ownPause() {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(refusalsInARow, 4));
        var bounded = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return bounded.plusMillis(jitter.nextLong(bounded.toMillis() / 4));
    }

    private Optional<Duration> parse(String retryAfter) {
        var seconds = positive(retryAfter);
        if (seconds.isPresent()) {
            return seconds.map(Duration::ofSeconds);
        }
        try {
            var until = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(clock.instant(), until)).filter(Duration::isPositive);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> positive(String text) {
        try {
            return Optional.of(Integer.parseInt(text.strip())).filter(number -> number > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
