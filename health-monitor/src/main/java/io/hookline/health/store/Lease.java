package io.hookline.health.store;

import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.schedule.Breakers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The right to look at some projects of one connector, until a time; whoever comes after then has a lease of their own.
 *
 * @param breakers what the last lease's looks have shown of the ways to Bitbucket
 */
public record Lease(UUID token, ConnectorId connector, Instant until, Breakers breakers, List<Due> projects) {

    public Lease {
        projects = List.copyOf(projects);
    }

    /** A project to look at, and how closely. */
    public record Due(ProjectId project, Depth depth) {}
}
