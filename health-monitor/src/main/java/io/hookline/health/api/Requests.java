package io.hookline.health.api;

import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.dispatch.MassFailureAlert;
import io.hookline.health.plan.RepairModes;
import io.hookline.health.plan.RepairTrack;
import io.hookline.health.plan.RepairTracks;
import io.hookline.health.store.Groups;
import io.hookline.health.store.Groups.Group;
import io.hookline.health.store.Outbox;
import io.hookline.health.store.ProjectRow;
import io.hookline.health.store.Projects;
import io.hookline.health.store.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** What people ask the monitor to do. */
@ApplicationScoped
class Requests {

    private final Transactions transactions;
    private final Projects projects;
    private final Groups groups;
    private final Outbox outbox;
    private final Clock clock;

    Requests(Transactions transactions, Projects projects, Groups groups, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.projects = projects;
        this.groups = groups;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Has a project looked at now and its repairs tried anew; false when there is none. */
    Uni<Boolean> check(ProjectId project) {
        return change(
                project, (connection, row) -> keep(connection, row, row.tracks().map(RepairTrack::retried)));
    }

    /** Has faults of these kinds repaired that the next look finds; false when there is no such project. */
    Uni<Boolean> repair(ProjectId project, Set<RepairKind> kinds) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return change(project, (connection, row) -> keep(connection, row, approved(row.tracks(), kinds, now)));
    }

    /** Changes what is done about faults of a project; false when there is none. */
    Uni<Boolean> setModes(ProjectId project, RepairModes modes) {
        return change(
                project,
                (connection, row) -> projects.keepModes(connection, project, modes)
                        .chain(() -> keep(connection, row, row.tracks().map(RepairTrack::retried))));
    }

    /** Lets the repairs of a connector or a host go on, and tells who said so; false when there is none such. */
    Uni<Boolean> resume(Group group, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return uncancelled(transactions.once(connection -> groups.letGo(connection, group)
                .flatMap(wasHeld ->
                        outbox.add(connection, wasHeld ? List.of(MassFailureAlert.resumed(group, by, now)) : List.of()))
                .chain(() -> groups.resume(connection, group, now))));
    }

    private static RepairTracks approved(RepairTracks tracks, Set<RepairKind> kinds, Instant now) {
        RepairTracks changed = tracks;
        for (RepairKind kind : kinds) {
            changed = changed.with(kind, changed.of(kind).approved(now));
        }
        return changed;
    }

    /** Keeps a project's tracks and has it looked at now. */
    private Uni<Void> keep(SqlConnection connection, ProjectRow row, RepairTracks tracks) {
        return projects.keepTracks(connection, row.id(), tracks)
                .chain(() -> projects.checkAt(connection, row.id(), clock.instant()));
    }

    private Uni<Boolean> change(ProjectId project, BiFunction<SqlConnection, ProjectRow, Uni<Void>> change) {
        return uncancelled(transactions.once(connection -> projects.lock(connection, project)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : change.apply(connection, found.get()).replaceWith(true))));
    }

    /** A client that hangs up must not cancel a transaction halfway: its connection would be lost to the pool. */
    static <T> Uni<T> uncancelled(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
    }
}
