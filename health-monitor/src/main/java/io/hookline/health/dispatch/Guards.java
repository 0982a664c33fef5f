package io.hookline.health.dispatch;

import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.plan.MassFailure;
import io.hookline.health.store.Groups;
import io.hookline.health.store.Groups.Group;
import io.hookline.health.store.Groups.Kind;
import io.hookline.health.store.ProjectRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds the repairs of a connector, or of a host, while many of its projects are in trouble at once. */
@ApplicationScoped
class Guards {

    private final Groups groups;
    private final MassFailure massFailure;

    Guards(Groups groups, MassFailure massFailure) {
        this.groups = groups;
        this.massFailure = massFailure;
    }

    /**
     * Whether a project's repairs are held.
     *
     * @param changed the groups for which this look made it so
     */
    record Guard(boolean held, List<Change> changed) {

        Guard {
            changed = List.copyOf(changed);
        }
    }

    /** Repairs of a group are held from now on. */
    record Change(Group group, MassFailure.Load load) {}

    /** Counting a group's projects costs, so it is done only where this look can make a difference. */
    Uni<Guard> check(SqlConnection connection, ProjectRow project, Diagnosis diagnosis, Instant now) {
        if (project.held() || !diagnosis.isTrouble()) {
            return Uni.createFrom().item(new Guard(project.held(), List.of()));
        }
        Group connector = Group.connectorOf(project);
        Group host = Group.hostOf(project);
        return load(connection, project, connector, now)
                .flatMap(ofConnector -> load(connection, project, host, now)
                        .flatMap(ofHost -> massFailure.begins(ofHost, ofConnector)
                                ? hold(connection, host, ofHost, now)
                                : massFailure.begins(ofConnector)
                                        ? hold(connection, connector, ofConnector, now)
                                        : Uni.createFrom().item(new Guard(false, List.of()))));
    }

    /** Lets go of the groups whose mass failure is over; says which. */
    Uni<List<Group>> letGoOfWhatIsOver(SqlConnection connection) {
        return Multi.createFrom()
                .items(Kind.values())
                .onItem()
                .transformToUniAndConcatenate(kind -> groups.held(connection, kind))
                .concatMap(held -> Multi.createFrom().iterable(held))
                .onItem()
                .transformToUniAndConcatenate(group -> letGoIfOver(connection, group))
                .concatMap(over -> Multi.createFrom().iterable(over.stream().toList()))
                .collect()
                .asList();
    }

    private Uni<Optional<Group>> letGoIfOver(SqlConnection connection, Group group) {
        return groups.rest(connection, group, massFailure)
                .flatMap(rest -> rest.filter(massFailure::isOver).isPresent()
                        ? groups.letGo(connection, group)
                        : Uni.createFrom().item(false))
                .map(over -> Optional.of(group).filter(each -> over));
    }

    private Uni<MassFailure.Load> load(SqlConnection connection, ProjectRow project, Group group, Instant now) {
        return groups.without(connection, project, group, massFailure, now).map(MassFailure.Load::withOneMore);
    }

    private Uni<Guard> hold(SqlConnection connection, Group group, MassFailure.Load load, Instant now) {
        return groups.hold(connection, group, now)
                .map(changed -> new Guard(true, changed ? List.of(new Change(group, load)) : List.of()));
    }
}
