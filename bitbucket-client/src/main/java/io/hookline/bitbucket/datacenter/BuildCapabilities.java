package io.hookline.bitbucket.datacenter;

import io.hookline.bitbucket.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether one instance takes rich build statuses, asked anew each hour: it may be upgraded. Safe for use by several threads. */
public final class BuildCapabilities {

    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final Clock clock;
    private volatile @Nullable Known known;

    private record Known(boolean rich, Instant until) {}

    /** Nothing is known yet. */
    public BuildCapabilities(Clock clock) {
        this.clock = clock;
    }

    /** What is known, or what is asked now; a failure is not remembered. */
    Result<Boolean> rich(Supplier<Result<Boolean>> question) {
        var last = known;
        if (last != null && clock.instant().isBefore(last.until())) {
            return Result.ok(last.rich());
        }
        return question.get().map(rich -> {
            known = new Known(rich, clock.instant().plus(GOOD_FOR));
            return rich;
        });
    }
}
