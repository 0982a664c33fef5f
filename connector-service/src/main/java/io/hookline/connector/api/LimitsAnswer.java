package io.hookline.connector.api;

import io.hookline.bitbucket.http.Breaker;
import io.hookline.bitbucket.rate.BudgetView;
import io.hookline.bitbucket.rate.RateResource;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What holds a connector's calls to Bitbucket back. */
@Schema(name = "Limits", examples = """
                {"host":"api.bitbucket.org:443","breaker":"CLOSED",\
                "budgets":[{"resource":"REPOSITORY_DATA","limit":1000,"remaining":871,"resetsAt":"2026-11-20T11:00:00Z"},\
                {"resource":"WEBHOOK_DATA","limit":1000,"remaining":998,"resetsAt":"2026-11-20T10:58:12Z"}]}""")
record LimitsAnswer(
        @Schema(description = "The host and port of the connector's Bitbucket")
        String host,

        @Schema(description = "OPEN: no call is made before pausedUntil. HALF_OPEN: a single call is tried.")
        Breaker.State breaker,

        @Nullable Instant pausedUntil,

        @Schema(description = "What this replica counted since it started; none before its first call.")
        List<BudgetAnswer> budgets) {

    /** One budget of calls of the connector's credential. */
    @Schema(name = "Budget")
    record BudgetAnswer(
            RateResource resource,

            @Schema(description = "Calls at most; absent where Bitbucket announced no limit") @Nullable
            Integer limit,

            @Schema(description = "Calls left, of which a fifth of the limit is for repairs alone") @Nullable
            Integer remaining,

            @Schema(description = "When the whole limit is there again if nobody calls") @Nullable
            Instant resetsAt,

            @Schema(description = "Until when nobody calls because Bitbucket answered 429") @Nullable
            Instant pausedUntil) {}

    static LimitsAnswer of(String host, Optional<Breaker.View> breaker, Collection<BudgetView> budgets) {
        return new LimitsAnswer(
                host,
                breaker.map(Breaker.View::state).orElse(Breaker.State.CLOSED),
                breaker.map(Breaker.View::pausedUntil).orElse(null),
                budgets.stream()
                        .map(budget -> new BudgetAnswer(
                                budget.resource(),
                                budget.limit(),
                                budget.remaining(),
                                budget.resetsAt(),
                                budget.pausedUntil()))
                        .toList());
    }
}
