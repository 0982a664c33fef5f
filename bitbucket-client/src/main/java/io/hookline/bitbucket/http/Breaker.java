package io.hookline.bitbucket.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calls from a host that does not answer or answers 5xx, and tries it again with single calls. What a host refuses
 * with another status proves that it is well. Safe for use by several threads.
 */
public final class Breaker {

    /** What a breaker does with calls. */
    public enum State {
        /** Lets all through. */
        CLOSED,
        /** Lets none through. */
        OPEN,
        /** Lets one through, which decides. */
        HALF_OPEN
    }

    /**
     * A breaker as it stands.
     *
     * @param pausedUntil when the next call is let through; null where calls are
     */
    public record View(String host, State state, @Nullable Instant pausedUntil) {}

    private final CircuitBreaker breaker;
    private final Clock clock;
    private volatile Instant pausedUntil = Instant.MIN;

    Breaker(String host, BreakerSettings settings, Clock clock) {
        this.clock = clock;
        var pauses = IntervalFunction.ofExponentialBackoff(settings.firstPause(), 2, settings.longestPause());
        this.breaker = CircuitBreaker.of(
                host,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.failures())
                        .minimumNumberOfCalls(settings.failures())
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitIntervalFunctionInOpenState(opening -> announced(pauses.apply(opening)))
                        .build());
    }

    /** Makes a call, or answers for the host that is in trouble. */
    Result<Answer> guard(Supplier<Result<Answer>> call) {
        if (!breaker.tryAcquirePermission()) {
            return Result.failed(new Failure.Unavailable(breaker.getName() + " is in trouble; calls are paused until "
                    + pausedUntil.truncatedTo(ChronoUnit.SECONDS)));
        }
        Result<Answer> result = null;
        try {
            result = call.get();
            return result;
        } finally {
            judge(result);
        }
    }

    View view() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> new View(breaker.getName(), State.OPEN, pausedUntil);
            case HALF_OPEN -> new View(breaker.getName(), State.HALF_OPEN, null);
            case CLOSED, DISABLED, METRICS_ONLY -> new View(breaker.getName(), State.CLOSED, null);
        };
    }

    // A call that a budget or a rule kept from the host says nothing of it.
    private void judge(@Nullable Result<Answer> result) {
        switch (result) {
            case Result.Ok<Answer>(var answer)
            when answer.status() / 100 != 5 -> breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            case Result.Ok<Answer> _ -> breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("5xx"));
            case Result.Failed<Answer>(Failure.Unavailable(var why)) ->
                breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(why));
            case null -> breaker.releasePermission();
            case Result.Failed<Answer> _ -> breaker.releasePermission();
        }
    }

    private long announced(long pauseMillis) {
        pausedUntil = clock.instant().plus(Duration.ofMillis(pauseMillis));
        return pauseMillis;
    }
}
