package io.hookline.health.store;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.plan.RepairTracks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project as it stood after its last look.
 *
 * @param state null before the first look
 * @param held whether its connector's repairs are held
 */
public record ProjectRow(
        ProjectId id,
        ConnectorId connector,
        String name,
        String repository,
        @Nullable HealthState state,
        @Nullable Instant stateSince,
        @Nullable Instant lookedAt,
        Instant nextCheck,
        List<FoundRow> findings,
        RepairTracks tracks,
        boolean held) {

    public ProjectRow {
        findings = List.copyOf(findings);
    }
}
