package io.hookline.health.api;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Check;
import io.hookline.health.diagnose.Severity;
import io.hookline.health.store.Acknowledgement;
import io.hookline.health.store.FoundRow;
import io.hookline.health.store.ProjectRow;
import io.hookline.health.store.RepairRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the API answers with. */
final class Answers {

    private Answers() {}

    @Schema(description = "How a project stands, check by check")
    record ProjectHealth(
            ProjectId id,
            String name,
            ConnectorId connector,
            String repository,

            @Schema(description = "Absent before the first look") @Nullable
            HealthState state,

            @Nullable Instant since,

            @Schema(description = "Why a person is needed, and what to do") @Nullable
            String needsAttention,

            @Schema(description = "Whether a mass failure holds the repairs of its connector or its host")
            boolean repairsHeld,

            @Schema(description = "Empty before the first look")
            List<CheckHealth> checks,

            @Schema(description = "Latest first") List<Repair> repairs,
            @Nullable Instant lookedAt,
            Instant nextCheck) {

        static ProjectHealth of(ProjectRow row, List<RepairRow> repairs, List<Acknowledgement> known) {
            return new ProjectHealth(
                    row.id(),
                    row.name(),
                    row.connector(),
                    row.repository(),
                    row.state(),
                    row.stateSince(),
                    row.tracks().attention().orElse(null),
                    row.held(),
                    row.state() == null ? List.of() : CheckHealth.all(row.findings(), known),
                    repairs.stream().map(Repair::of).toList(),
                    row.lookedAt(),
                    row.nextCheck());
        }
    }

    @Schema(description = "One check of a project")
    record CheckHealth(Check check, Light light, List<Found> findings) {

        static List<CheckHealth> all(List<FoundRow> rows, List<Acknowledgement> known) {
            return Arrays.stream(Check.values())
                    .map(check -> of(
                            check,
                            rows.stream().filter(row -> row.check() == check).toList(),
                            known))
                    .toList();
        }

        private static CheckHealth of(Check check, List<FoundRow> rows, List<Acknowledgement> known) {
            Light light = rows.stream()
                    .map(FoundRow::severity)
                    .max(Comparator.<Severity>naturalOrder())
                    .map(Light::of)
                    .orElse(Light.GREEN);
            return new CheckHealth(
                    check, light, rows.stream().map(row -> Found.of(row, known)).toList());
        }
    }

    @Schema(description = "What is not as it should be")
    record Found(
            @Schema(examples = "webhook-missing") String finding,
            String evidence,

            @Schema(description = "What Hookline does by itself, or what a person does")
            String remedy,

            @Schema(description = "Who knows of it; absent when nobody has said so") @Nullable
            Acknowledged acknowledged) {

        static Found of(FoundRow row, List<Acknowledgement> known) {
            return new Found(
                    row.finding(),
                    row.evidence(),
                    row.remedy(),
                    known.stream()
                            .filter(made -> made.finding().equals(row.finding()))
                            .findFirst()
                            .map(Acknowledged::of)
                            .orElse(null));
        }
    }

    @Schema(description = "A repair and what became of it")
    record Repair(
            CommandId command,
            ProjectId project,
            RepairKind kind,
            String reason,
            Instant issued,

            @Schema(description = "repaired, not-needed, failed or lost; absent while awaited") @Nullable
            String result,

            @Schema(description = "What was done, or what stood in the way") @Nullable
            String detail,

            @Nullable Instant finished) {

        static Repair of(RepairRow row) {
            return new Repair(
                    row.command(),
                    row.project(),
                    row.kind(),
                    row.reason(),
                    row.issuedAt(),
                    row.result(),
                    row.detail(),
                    row.finishedAt());
        }
    }
}
