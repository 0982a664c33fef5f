package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.plan.Plan;
import io.hookline.health.plan.RepairTracks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The project rows. Whoever changes one locks it first, so that changes of one project come one after another. */
@ApplicationScoped
public class Projects {

    static final String COLUMNS = "id, connector_id, name, repository_path, state, state_since, looked_at, next_check,"
            + " findings::text as findings, tracks::text as tracks,"
            + " (select c.held_since is not null from connector c where c.id = connector_id) as held";

    private static final String ADD_CONNECTOR = "insert into connector (id) values ($1) on conflict do nothing";

    // What comes late with a lower version is old news.
    private static final String SAVE = """
            insert into project (id, connector_id, name, repository_path, version, next_check, tracks)
            values ($1, $2, $3, $4, $5, $6, $7::text::jsonb)
            on conflict (id) do update
               set connector_id = excluded.connector_id, name = excluded.name,
                   repository_path = excluded.repository_path, version = excluded.version
             where project.version < excluded.version
            """;

    // A check that somebody asked for during the look moved next_check: it is not put off again.
    private static final String RECORD_LOOK = """
            update project
               set state = $2, state_since = $3, looked_at = $4, findings = $5::text::jsonb, tracks = $6::text::jsonb,
                   next_check = case when next_check = $7 then $8 else least(next_check, $8) end, lease = null
             where id = $1
            """;

    /** Adds a project, or takes over what changed of it. */
    public Uni<Void> save(SqlConnection connection, Project project, Instant firstLook) {
        return connection
                .preparedQuery(ADD_CONNECTOR)
                .execute(Tuple.of(project.connector().value()))
                .chain(() -> connection
                        .preparedQuery(SAVE)
                        .execute(Tuple.of(project.id().value())
                                .addUUID(project.connector().value())
                                .addString(project.name())
                                .addString(project.repository().path())
                                .addLong(project.version())
                                .addOffsetDateTime(column(firstLook))
                                .addString(Rows.json(RepairTracks.NONE))))
                .replaceWithVoid();
    }

    /** Removes a project and its repairs. */
    public Uni<Void> remove(SqlConnection connection, ProjectId project) {
        return connection
                .preparedQuery("delete from project where id = $1")
                .execute(Tuple.of(project.value()))
                .replaceWithVoid();
    }

    /** Locks a project until the transaction ends; empty when there is none. */
    public Uni<Optional<ProjectRow>> lock(SqlConnection connection, ProjectId project) {
        return connection
                .preparedQuery("select " + COLUMNS + " from project where id = $1 for update")
                .execute(Tuple.of(project.value()))
                .map(rows -> first(rows.iterator()));
    }

    /** As {@link #lock(SqlConnection, ProjectId)}; empty also when the lease has gone to another worker. */
    public Uni<Optional<ProjectRow>> lock(SqlConnection connection, ProjectId project, Lease lease) {
        return connection
                .preparedQuery("select " + COLUMNS + " from project where id = $1 and lease = $2 for update")
                .execute(Tuple.of(project.value(), lease.token()))
                .map(rows -> first(rows.iterator()));
    }

    /** Keeps what a look said and what follows from it, and gives the lease back. */
    public Uni<Void> recordLook(
            SqlConnection connection, ProjectRow before, Lease lease, Diagnosis diagnosis, Plan plan, Instant now) {
        HealthState state = diagnosis.state();
        Instant since = before.stateSince();
        Instant stateSince = state == before.state() && since != null ? since : now;
        return connection
                .preparedQuery(RECORD_LOOK)
                .execute(Tuple.of(before.id().value())
                        .addString(state.name())
                        .addOffsetDateTime(column(stateSince))
                        .addOffsetDateTime(column(now))
                        .addString(Rows.json(
                                diagnosis.findings().stream().map(FoundRow::of).toList()))
                        .addString(Rows.json(plan.tracks()))
                        .addOffsetDateTime(column(lease.until()))
                        .addOffsetDateTime(column(plan.nextCheck())))
                .replaceWithVoid();
    }

    /** Keeps how far the repairs have come. */
    public Uni<Void> keepTracks(SqlConnection connection, ProjectId project, RepairTracks tracks) {
        return connection
                .preparedQuery("update project set tracks = $2::text::jsonb where id = $1")
                .execute(Tuple.of(project.value(), Rows.json(tracks)))
                .replaceWithVoid();
    }

    /** Has the project looked at as soon as a worker is free. */
    public Uni<Void> checkAt(SqlConnection connection, ProjectId project, Instant when) {
        return connection
                .preparedQuery("update project set next_check = $2 where id = $1")
                .execute(Tuple.of(project.value(), column(when)))
                .replaceWithVoid();
    }

    static Optional<ProjectRow> first(RowIterator<Row> rows) {
        return rows.hasNext() ? Optional.of(read(rows.next())) : Optional.empty();
    }

    static ProjectRow read(Row row) {
        return new ProjectRow(
                Rows.project(row, "id"),
                Rows.connector(row, "connector_id"),
                row.getString("name"),
                row.getString("repository_path"),
                Rows.state(row, "state"),
                Rows.timeOrNull(row, "state_since"),
                Rows.timeOrNull(row, "looked_at"),
                Rows.time(row, "next_check"),
                Rows.findings(row, "findings"),
                Rows.tracks(row, "tracks"),
                row.getBoolean("held"));
    }
}
