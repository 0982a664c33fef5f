package io.hookline.bitbucket.rate;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where one budget of calls stands, as far as this process knows: others may use the same credential.
 *
 * @param labels the connections that share the budget
 * @param limit calls that may be made at most; null where no limit is known
 * @param remaining calls left, a fifth of the limit among them for repairs alone; null where no limit is known
 * @param resetsAt when the whole limit is there again if nobody calls; null where no limit is known
 * @param pausedUntil until when nobody calls because Bitbucket refused a call; null where all may
 */
public record BudgetView(
        Set<String> labels,
        RateResource resource,
        @Nullable Integer limit,
        @Nullable Integer remaining,
        @Nullable Instant resetsAt,
        @Nullable Instant pausedUntil) {

    public BudgetView {
        labels = Set.copyOf(labels);
    }

    static BudgetView of(Set<String> labels, RateResource resource, RateBudget.Standing standing) {
        var count = standing.count();
        return new BudgetView(
                labels,
                resource,
                count == null ? null : count.limit(),
                count == null ? null : count.remaining(),
                count == null ? null : count.resetsAt(),
                standing.pausedUntil());
    }
}
