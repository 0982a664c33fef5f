package io.hookline.health.store;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Memory;
import io.hookline.health.plan.RepairModes;
import io.hookline.health.plan.RepairTracks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project as it stood after its last look.
 *
 * @param host Bitbucket's host and port
 * @param repository its path, which starts with its workspace's name, or with its project's key
 * @param state null before the first look
 * @param troubleSince since when Bitbucket, or how it is set up, is in trouble; null while it is not
 * @param connectorHeld whether the repairs of its connector are held
 * @param hostHeld whether those of its host are
 */
public record ProjectRow(
        ProjectId id,
        ConnectorId connector,
        String name,
        String host,
        String repository,
        @Nullable HealthState state,
        @Nullable Instant stateSince,
        @Nullable Instant lookedAt,
        Instant nextCheck,
        List<FoundRow> findings,
        Memory memory,
        RepairTracks tracks,
        RepairModes modes,
        @Nullable Instant troubleSince,
        boolean connectorHeld,
        boolean hostHeld) {

    public ProjectRow {
        findings = List.copyOf(findings);
    }

    /** Whether its repairs are held. */
    public boolean held() {
        return connectorHeld || hostHeld;
    }

    /** The workspace, or on Data Center the project, that the repository is in. */
    public String workspace() {
        int end = repository.indexOf('/');
        return end < 0 ? repository : repository.substring(0, end);
    }
}
