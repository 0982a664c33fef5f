package io.hookline.health.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a connector's credential may still call of Bitbucket's API, as connector-service tells it. */
public record CallLimits(List<Budget> budgets) {

    public CallLimits {
        budgets = List.copyOf(budgets);
    }

    /**
     * One count of calls.
     *
     * @param resource what is counted
     * @param limit calls at most; null where Bitbucket told no limit
     * @param remaining calls left, those that are kept for repairs among them; null as the limit
     * @param resetsAt when the whole limit is there again if nobody calls; null as the limit
     * @param pausedUntil until when nobody calls because Bitbucket refused; null where all may
     */
    public record Budget(
            String resource,
            @Nullable Integer limit,
            @Nullable Integer remaining,
            @Nullable Instant resetsAt,
            @Nullable Instant pausedUntil) {}
}
