package io.hookline.health.api;

import io.hookline.contracts.health.HealthState;
import io.hookline.health.store.ChangeRow;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A page of the changes of a project's health")
record HistoryPage(
        @Schema(description = "Latest first") List<Change> changes,

        @Schema(description = "What after= takes for the next page; absent on the last") @Nullable
        String next) {

    @Schema(name = "HealthChange", description = "A change of a project's state or of what is found")
    record Change(
            @Schema(description = "When a look showed it") Instant at,

            @Schema(description = "Absent for the first look") @Nullable
            HealthState from,

            @Schema(description = "The same as from where only the findings changed")
            HealthState to,

            @Schema(
                    description = "What was found from then on, worst first; empty when healthy",
                    examples = "[\"webhook-missing\"]")
            List<String> findings) {

        static Change of(ChangeRow row) {
            return new Change(row.at(), row.from(), row.to(), row.findings());
        }
    }

    static HistoryPage of(List<ChangeRow> rows, int limit) {
        return new HistoryPage(
                rows.stream().map(Change::of).toList(),
                rows.size() == limit ? Cursors.show(Long.toString(rows.getLast().id())) : null);
    }

    static Long place(String cursor) {
        return Long.valueOf(Cursors.read(cursor, 1).getFirst());
    }
}
