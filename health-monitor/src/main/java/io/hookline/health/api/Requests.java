package io.hookline.health.api;

import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.plan.RepairTrack;
import io.hookline.health.store.Connectors;
import io.hookline.health.store.Projects;
import io.hookline.health.store.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What people ask the monitor to do. */
@ApplicationScoped
class Requests {

    private final Transactions transactions;
    private final Projects projects;
    private final Connectors connectors;
    private final Clock clock;

    Requests(Transactions transactions, Projects projects, Connectors connectors, Clock clock) {
        this.transactions = transactions;
        this.projects = projects;
        this.connectors = connectors;
        this.clock = clock;
    }

    /** Has a project looked at now and its repairs tried anew; false when there is none. */
    Uni<Boolean> check(ProjectId project) {
        return uncancelled(transactions.once(connection -> projects.lock(connection, project)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : projects.keepTracks(
                                        connection,
                                        project,
                                        found.get().tracks().map(RepairTrack::retried))
                                .chain(() -> projects.checkAt(connection, project, clock.instant()))
                                .replaceWith(true))));
    }

    /** Lets a connector's repairs go on; false when there is no such connector. */
    Uni<Boolean> resume(ConnectorId connector) {
        return uncancelled(transactions.once(connection -> connectors.resume(connection, connector, clock.instant())));
    }

    /** A client that hangs up must not cancel a transaction halfway: its connection would be lost to the pool. */
    private static <T> Uni<T> uncancelled(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
    }
}
