package io.hookline.health.api;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.store.Acknowledgement;
import io.hookline.health.store.FoundRow;
import io.hookline.health.store.ProjectList.Order;
import io.hookline.health.store.ProjectList.Place;
import io.hookline.health.store.ProjectList.Sort;
import io.hookline.health.store.ProjectRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A page of projects")
record ProjectPage(
        List<ProjectSummary> projects,

        @Schema(description = "What after= takes for the next page, with the same sort; absent on the last") @Nullable
        String next) {

    @Schema(description = "How a project stands")
    record ProjectSummary(
            ProjectId id,
            String name,
            ConnectorId connector,
            String repository,

            @Schema(description = "Absent before the first look") @Nullable
            HealthState state,

            @Nullable Instant since,

            @Schema(description = "The kinds of what is found, worst first", examples = "[\"webhook-missing\"]")
            List<String> findings,

            @Schema(description = "Those of them that are acknowledged")
            List<String> acknowledged,

            @Schema(description = "Why a person is needed, and what to do") @Nullable
            String needsAttention,

            @Nullable Instant lookedAt,
            Instant nextCheck) {

        static ProjectSummary of(ProjectRow row, Set<String> known) {
            List<String> findings =
                    row.findings().stream().map(FoundRow::finding).distinct().toList();
            return new ProjectSummary(
                    row.id(),
                    row.name(),
                    row.connector(),
                    row.repository(),
                    row.state(),
                    row.stateSince(),
                    findings,
                    findings.stream().filter(known::contains).toList(),
                    row.tracks().attention().orElse(null),
                    row.lookedAt(),
                    row.nextCheck());
        }
    }

    static ProjectPage of(List<ProjectRow> rows, List<Acknowledgement> acknowledgements, Order order, int limit) {
        Map<ProjectId, Set<String>> known = acknowledgements.stream()
                .collect(groupingBy(Acknowledgement::project, mapping(Acknowledgement::finding, toSet())));
        return new ProjectPage(
                rows.stream()
                        .map(row -> ProjectSummary.of(row, known.getOrDefault(row.id(), Set.of())))
                        .toList(),
                rows.size() == limit ? cursor(order, rows.getLast()) : null);
    }

    /** The place that a cursor names; throws {@link IllegalArgumentException} when it is not of a list in this order. */
    static Place place(String cursor, Order order) {
        List<String> parts = Cursors.read(cursor, 4);
        Sort sort = Sort.valueOf(parts.get(0));
        if (sort != order.sort() || Boolean.parseBoolean(parts.get(1)) != order.descending()) {
            throw new IllegalArgumentException("is of a list in another order");
        }
        try {
            return sort.place(ProjectId.of(parts.get(2)), parts.get(3));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is not the next of a page", e);
        }
    }

    private static String cursor(Order order, ProjectRow last) {
        Place place = order.sort().placeOf(last);
        return Cursors.show(
                order.sort().name(),
                Boolean.toString(order.descending()),
                place.id().toString(),
                place.key());
    }
}
