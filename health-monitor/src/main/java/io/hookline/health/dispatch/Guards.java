package io.hookline.health.dispatch;

import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.plan.MassFailure;
import io.hookline.health.store.Groups;
import io.hookline.health.store.Groups.Group;
import io.hookline.health.store.ProjectRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

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
     * @param changed the groups for which this look made it so, or not so any more
     */
    record Guard(boolean held, List<Change> changed) {

        Guard {
            changed = List.copyOf(changed);
        }

        Guard and(Guard other) {
            return new Guard(
                    held || other.held(),
                    Stream.concat(changed.stream(), other.changed().stream()).toList());
        }
    }

    /** Repairs of a group are held from now on, or go on. */
    record Change(Group group, boolean held, MassFailure.Load load) {}

    /** Counting a group's projects costs, so it is done only where this look can make a difference. */
    Uni<Guard> check(SqlConnection connection, ProjectRow project, Diagnosis diagnosis, Instant now) {
        boolean troubled = diagnosis.isTrouble();
        if (troubled == project.held()) {
            return Uni.createFrom().item(new Guard(project.held(), List.of()));
        }
        Group connector = Group.connectorOf(project);
        Group host = Group.hostOf(project);
        return load(connection, project, connector, troubled, now)
                .flatMap(ofConnector -> load(connection, project, host, troubled, now)
                        .flatMap(
                                ofHost -> decide(connection, host, ofHost, massFailure.holds(ofHost, ofConnector), now))
                        .flatMap(guard -> guard.held()
                                ? Uni.createFrom().item(guard)
                                : decide(connection, connector, ofConnector, massFailure.holds(ofConnector), now)
                                        .map(guard::and)));
    }

    private Uni<MassFailure.Load> load(
            SqlConnection connection, ProjectRow project, Group group, boolean troubled, Instant now) {
        return groups.without(connection, project, group, massFailure.window(), now)
                .map(others -> others.withOneMore(troubled));
    }

    // Only who saw it let go may hold: a person who resumes the repairs meanwhile is not overruled by an older count.
    private Uni<Guard> decide(
            SqlConnection connection, Group group, MassFailure.Load load, boolean holds, Instant now) {
        if (holds == load.held()) {
            return Uni.createFrom().item(new Guard(holds, List.of()));
        }
        Uni<Boolean> change = holds ? groups.hold(connection, group, now) : groups.letGo(connection, group);
        return change.map(changed -> new Guard(holds, changed ? List.of(new Change(group, holds, load)) : List.of()));
    }
}
