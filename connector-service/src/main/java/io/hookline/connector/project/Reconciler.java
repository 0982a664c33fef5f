package io.hookline.connector.project;

import io.hookline.connector.hostkey.HostKeysConfirmed;
import io.hookline.connector.store.Database;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Goes on with set-ups and removals that did not end: Bitbucket was away, or this service was. */
@Singleton
class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final int AT_MOST = 20;

    private final ProjectRepository rows;
    private final Database database;
    private final Setup setup;
    private final Removal removal;
    private final Clock clock;

    Reconciler(ProjectRepository rows, Database database, Setup setup, Removal removal, Clock clock) {
        this.rows = rows;
        this.database = database;
        this.setup = setup;
        this.removal = removal;
        this.clock = clock;
    }

    @Scheduled(
            every = "{hookline.connector.reconcile-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void reconcile() {
        database.read(() -> rows.unfinished(clock.instant(), AT_MOST)).stream()
                .map(ProjectEntity::view)
                .forEach(this::goOn);
    }

    /** Projects that waited for their host keys wait no longer. */
    void goOnWith(@Observes HostKeysConfirmed confirmed) {
        database.inTransaction(() -> rows.hurry(confirmed.instance(), clock.instant()));
    }

    /** One project's trouble is not the others'. */
    private void goOn(ProjectView view) {
        try {
            switch (view.status()) {
                case SETTING_UP, NEEDS_ATTENTION -> setup.run(view.project().id());
                case REMOVING -> removal.remove(view.project().id());
                case READY -> {}
            }
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "A project could not be worked on: project=%s",
                    view.project().id());
        }
    }
}
