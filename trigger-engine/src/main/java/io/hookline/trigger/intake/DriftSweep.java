package io.hookline.trigger.intake;

import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.TriggerConfig;
import io.hookline.trigger.store.Drifts;
import io.hookline.trigger.store.IncomingRecord;
import io.hookline.trigger.store.Projects;
import io.hookline.trigger.store.WaitingRoom;
import io.hookline.trigger.store.WaitingRoom.Arrival;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Has changes decided whose webhook did not come within its grace: moves each from the drifts to the waiting events in one transaction,
 * so that it is decided exactly once, whoever else is at work, and in order with the project's other events.
 */
@ApplicationScoped
class DriftSweep {

    private static final Logger LOG = Logger.getLogger(DriftSweep.class);

    private final Pool pool;
    private final Projects projects;
    private final Drifts drifts;
    private final WaitingRoom room;
    private final WaitingEvents waiting;
    private final TriggerConfig config;

    DriftSweep(
            Pool pool,
            Projects projects,
            Drifts drifts,
            WaitingRoom room,
            WaitingEvents waiting,
            TriggerConfig config) {
        this.pool = pool;
        this.projects = projects;
        this.drifts = drifts;
        this.room = room;
        this.waiting = waiting;
        this.config = config;
    }

    @Scheduled(every = "${hookline.trigger.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return pool.withConnection(connection -> drifts.projectsWithDriftsOlderThan(connection, config.grace()))
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(this::sweep)
                        .collect()
                        .last())
                .replaceWithVoid()
                .invoke(waiting::attend)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("Missed webhooks could not be looked for cause=%s", Faults.kindOf(failure)))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> sweep(ProjectId project) {
        return pool.withTransaction(connection -> projects.lock(connection, List.of(project))
                .chain(() -> drifts.takeOlderThan(connection, project, config.grace()))
                .invoke(missed -> log(project, missed))
                .chain(missed -> room.admit(
                        connection,
                        missed.stream()
                                .map(event -> new Arrival(project, event, "its webhook did not come"))
                                .toList())));
    }

    private static void log(ProjectId project, List<IncomingRecord> missed) {
        if (!missed.isEmpty()) {
            LOG.infof(
                    "Webhooks did not come, their changes are decided without them project=%s changes=%d",
                    project, missed.size());
        }
    }
}
