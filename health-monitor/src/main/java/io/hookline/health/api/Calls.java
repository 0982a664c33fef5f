package io.hookline.health.api;

import io.hookline.contracts.id.ConnectorId;
import io.hookline.health.store.CallLimits;
import io.hookline.health.store.Ways;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What connectors may call, and which are parked, as people see it. */
final class Calls {

    /** What connector-service leaves to repairs of each limit. */
    private static final int KEPT_PERCENT = 20;

    private Calls() {}

    @Schema(description = "A count of calls with a connector's credential, as connector-service knew it")
    record Budget(
            ConnectorId connector,

            @Schema(examples = "REPOSITORY_DATA") String resource,

            @Schema(description = "Calls allowed; absent where Bitbucket told no limit") @Nullable
            Integer allowed,

            @Schema(description = "Calls used within the window") @Nullable
            Integer used,

            @Schema(description = "Calls left in the window, those that are kept for repairs among them") @Nullable
            Integer left,

            @Schema(description = "Calls of the limit that only repairs may use") @Nullable
            Integer keptForRepairs,

            @Schema(description = "When the whole limit is there again if nobody calls") @Nullable
            Instant resetsAt,

            @Schema(description = "Until when nobody calls because Bitbucket answered 429") @Nullable
            Instant pausedUntil,

            @Schema(description = "When connector-service was asked")
            Instant asOf) {}

    static List<Budget> budgets(List<Ways.OfConnector> connectors) {
        return connectors.stream()
                .flatMap(each -> each.limits().budgets().stream().map(budget -> budget(each, budget)))
                .toList();
    }

    private static Budget budget(Ways.OfConnector of, CallLimits.Budget budget) {
        Integer limit = budget.limit();
        Integer left = budget.remaining();
        return new Budget(
                of.connector(),
                budget.resource(),
                limit,
                limit == null || left == null ? null : limit - left,
                left,
                limit == null ? null : limit * KEPT_PERCENT / 100,
                budget.resetsAt(),
                budget.pausedUntil(),
                of.asOf());
    }
}
