package io.hookline.bitbucket.rate;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One way of counting calls. Not safe for use by several threads. */
sealed interface Meter permits RollingHour, TokenBucket {

    /** Percent of a limit that only repairs may use. */
    int RESERVED_PERCENT = 20;

    /**
     * Counts one call; where there is none left, how long to wait for one instead.
     *
     * @param reserveToo whether the reserved share may be used
     */
    Optional<Duration> take(Instant now, boolean reserveToo);

    /** Learns from what an answer tells of the limit. */
    void learn(HttpHeaders headers, Instant now);

    /** Where the count stands; null where there is no limit. */
    @Nullable
    Standing standing(Instant now);

    /**
     * A count.
     *
     * @param resetsAt when the whole limit is there again if nobody calls
     */
    record Standing(int limit, int remaining, Instant resetsAt) {}

    /** The calls of a limit that are not reserved. */
    static int unreserved(int limit) {
        return limit - limit * RESERVED_PERCENT / 100;
    }
}
