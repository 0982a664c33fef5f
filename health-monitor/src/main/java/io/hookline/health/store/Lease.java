package io.hookline.health.store;

import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The right to look at some projects of one connector, until a time; whoever comes after then has a lease of their own. */
public record Lease(UUID token, ConnectorId connector, Instant until, List<Due> projects) {

    public Lease {
        projects = List.copyOf(projects);
    }

    /** A project to look at, and how closely. */
    public record Due(ProjectId project, Depth depth) {}
}
