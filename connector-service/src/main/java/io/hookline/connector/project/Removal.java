package io.hookline.connector.project;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.outbox.Outbox;
import io.hookline.connector.outbox.OutboxMessage;
import io.hookline.connector.store.CrashPoints;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.ProjectLeases;
import io.hookline.connector.webhook.Webhooks;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Removes a project: first marks it, so that a crash is made good by whoever finds it marked, then takes key and webhook from Bitbucket, then
 * forgets it and tells the other services. What Bitbucket does not let go is tried again, unless the removal is forced.
 */
@ApplicationScoped
class Removal {

    private static final Logger LOG = Logger.getLogger(Removal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProjectRepository rows;
    private final Database database;
    private final ProjectLeases leases;
    private final DeployKeys keys;
    private final Webhooks hooks;
    private final Clearing clearing;
    private final Moves moves;
    private final Outbox outbox;
    private final CrashPoints crashPoints;
    private final Clock clock;
    private final Duration retryDelay;

    Removal(
            ProjectRepository rows,
            Database database,
            ProjectLeases leases,
            DeployKeys keys,
            Webhooks hooks,
            Clearing clearing,
            Moves moves,
            Outbox outbox,
            CrashPoints crashPoints,
            Clock clock,
            ConnectorConfig config) {
        this.rows = rows;
        this.database = database;
        this.leases = leases;
        this.keys = keys;
        this.hooks = hooks;
        this.clearing = clearing;
        this.moves = moves;
        this.outbox = outbox;
        this.crashPoints = crashPoints;
        this.clock = clock;
        this.retryDelay = config.retryDelay();
    }

    /** Removes a project; forced, it is forgotten whatever Bitbucket says. */
    ProjectRemoval remove(ProjectId id, boolean force) {
        Optional<Lease> lease = leases.acquire(id, PATIENCE);
        if (lease.isEmpty()) {
            return new ProjectRemoval.Busy();
        }
        try {
            return remove(lease.get(), force);
        } finally {
            leases.release(lease.get());
        }
    }

    ProjectRemoval remove(Lease lease, boolean force) {
        return Optional.ofNullable(
                        database.read(() -> rows.findById(lease.project().value())))
                .<ProjectRemoval>map(row -> remove(lease, row.view().project(), force))
                .orElseGet(ProjectRemoval.Unknown::new);
    }

    private ProjectRemoval remove(Lease lease, Project project, boolean force) {
        database.underLease(lease, () -> rows.locked(project.id()).invoke(row -> row.startRemoval(clock.instant())));
        crashPoints.reached(RemovalPlace.MARKED);
        List<Leftover> left = new ArrayList<>(
                clearing.all(Clearing.Site.of(project), project.id(), keys.all(project.id()), hooks.all(project.id())));
        left.addAll(moves.clearFor(project.id()));
        crashPoints.reached(RemovalPlace.TAKEN_FROM_BITBUCKET);
        if (!force && left.stream().anyMatch(Leftover::isThere)) {
            return postpone(lease, left);
        }
        database.underLease(
                lease,
                () -> hooks.publishRemoved(project.id())
                        .chain(() -> outbox.add(OutboxMessage.removed(project.id())))
                        .chain(() -> rows.delete("id", project.id().value())));
        LOG.infof("Project removed: project=%s forced=%s left=%d", project.id(), force, left.size());
        return new ProjectRemoval.Removed(left);
    }

    private ProjectRemoval postpone(Lease lease, List<Leftover> left) {
        String why = left.stream()
                .map(leftover -> leftover.what() + ": " + leftover.why())
                .collect(Collectors.joining("; ", "Bitbucket did not let everything go: ", ""));
        database.underLease(
                lease,
                () -> rows.locked(lease.project()).invoke(row -> row.postpone(why, retryDelay, clock.instant())));
        LOG.warnf("Project not removed yet: project=%s left=%d", lease.project(), left.size());
        return new ProjectRemoval.Incomplete(left);
    }
}
