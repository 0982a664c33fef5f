package io.hookline.connector.project;

import io.hookline.connector.hostkey.HostKeysConfirmed;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.ProjectLeases;
import io.hookline.contracts.id.ProjectId;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Goes on with what did not end: Bitbucket was away, or this service was. Follows repositories that events say have moved. */
@Singleton
class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final int AT_MOST = 20;

    private final ProjectRepository rows;
    private final RepositoryChangeRepository changes;
    private final Database database;
    private final ProjectLeases leases;
    private final Setup setup;
    private final Removal removal;
    private final Moves moves;
    private final Following following;
    private final Clock clock;

    Reconciler(
            ProjectRepository rows,
            RepositoryChangeRepository changes,
            Database database,
            ProjectLeases leases,
            Setup setup,
            Removal removal,
            Moves moves,
            Following following,
            Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.database = database;
        this.leases = leases;
        this.setup = setup;
        this.removal = removal;
        this.moves = moves;
        this.following = following;
        this.clock = clock;
    }

    @Scheduled(
            every = "{hookline.connector.reconcile-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void reconcile() {
        Instant now = clock.instant();
        database.read(() -> rows.unfinished(now, AT_MOST)).stream()
                .map(ProjectEntity::view)
                .forEach(view -> alone(view.project().id(), () -> goOn(view)));
        database.read(() -> changes.toClear(now, AT_MOST)).stream()
                .map(RepositoryChangeEntity::project)
                .forEach(id -> alone(id, () -> move(id)));
        database.read(() -> rows.toFollow(now, AT_MOST)).stream()
                .map(row -> row.view().project().id())
                .forEach(id -> alone(id, () -> following.run(id)));
    }

    private void goOn(ProjectView view) {
        ProjectId id = view.project().id();
        switch (view.status()) {
            case SETTING_UP, NEEDS_ATTENTION -> setup.run(id);
            case MOVING -> move(id);
            case REMOVING -> removal.remove(id, false);
            case READY -> {}
        }
    }

    private void move(ProjectId id) {
        Optional<Lease> lease = leases.tryAcquire(id);
        if (lease.isPresent()) {
            try {
                moves.goOn(lease.get());
            } finally {
                leases.release(lease.get());
            }
        }
    }

    /** Projects that waited for their host keys wait no longer. */
    void goOnWith(@Observes HostKeysConfirmed confirmed) {
        database.inTransaction(() -> rows.hurry(confirmed.instance(), clock.instant()));
    }

    /** One project's trouble is not the others'. */
    private static void alone(ProjectId id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "A project could not be worked on: project=%s", id);
        }
    }
}
