package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Memory;
import io.hookline.health.plan.Plan;
import io.hookline.health.plan.RepairModes;
import io.hookline.health.plan.RepairTracks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The project rows. Whoever changes one locks it first, so that changes of one project come one after another. */
@ApplicationScoped
public class Projects {

    static final String COLUMNS =
            "id, connector_id, name, host, repository_path, state, state_since, looked_at, next_check, trouble_since,"
                    + " findings::text as findings, memory::text as memory, tracks::text as tracks, modes::text as modes,"
                    + " exists (select from connector c where c.id = connector_id and c.held_since is not null) as"
                    + " connector_held, exists (select from host h where h.name = host and h.held_since is not null) as"
                    + " host_held";

    private static final String ADD_CONNECTOR = "insert into connector (id) values ($1) on conflict do nothing";
    private static final String ADD_HOST = "insert into host (name) values ($1) on conflict do nothing";

    // What comes late with a lower version is old news.
    private static final String SAVE = """
        insert into project (id, connector_id, name, host, repository_path, version, next_check, tracks)
        values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)
        on conflict (id) do update
           set connector_id = excluded.connector_id, name = excluded.name, host = excluded.host,
               repository_path = excluded.repository_path, version = excluded.version
         where project.version < excluded.version
        """;

    // A check that somebody asked for during the look moved next_check: it is not put off again.
    private static final String RECORD_LOOK = """
        update project
           set state = $2, state_since = $3, looked_at = $4, findings = $5::text::jsonb, tracks = $6::text::jsonb,
               next_check = case when next_check = $7 then $8 else least(next_check, $8) end,
               next_depth = case when next_check = $7 then $9 else next_depth end,
               memory = $10::text::jsonb, trouble_since = $11, awaits_api = $12, lease = null
         where id = $1
        """;

    // Only ever brings the connectors' times forward; the worker that has a connector's lease sets it anew.
    private static final String BRING_FORWARD = """
        with first as (
          select connector_id, min(next_check) as next_check from project where id = any($1) group by connector_id
        ), later as (
          select c.id, first.next_check from connector c join first on first.connector_id = c.id
           where c.due_at is null or c.due_at > first.next_check
           order by c.id
             for no key update of c
        )
        update connector c set due_at = later.next_check
          from later
         where c.id = later.id and (c.due_at is null or c.due_at > later.next_check)
        """;

    // Whoever wants a project looked at now wants to know how the API stands now, too.
    private static final String TRY_API = """
        update connector c set due_at = least(c.due_at, p.next_check), breakers = c.breakers #- '{api,parkedUntil}'
          from project p
         where p.id = $1 and c.id = p.connector_id
        """;

    /** Adds a project, or takes over what changed of it. */
    public Uni<Void> save(SqlConnection connection, Project project, Instant firstLook) {
        String host = hostOf(project);
        return connection
                .preparedQuery(ADD_CONNECTOR)
                .execute(Tuple.of(project.connector().value()))
                .chain(() -> connection.preparedQuery(ADD_HOST).execute(Tuple.of(host)))
                .chain(() -> connection
                        .preparedQuery(SAVE)
                        .execute(Tuple.of(project.id().value())
                                .addUUID(project.connector().value())
                                .addString(project.name())
                                .addString(host)
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

    /**
     * Keeps what a look said and what follows from it, and gives the lease back.
     *
     * @param awaitsApi whether the look left out the API, to be made up for when that is back
     */
    public Uni<Void> recordLook(
            SqlConnection connection,
            ProjectRow before,
            Lease lease,
            Diagnosis diagnosis,
            Memory memory,
            Plan plan,
            boolean awaitsApi,
            Instant now) {
        HealthState state = diagnosis.state();
        Instant stateSince = state == before.state() ? since(before.stateSince(), now) : now;
        Instant troubleSince = diagnosis.isTrouble() ? since(before.troubleSince(), now) : null;
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
                        .addOffsetDateTime(column(plan.nextCheck()))
                        .addString(plan.nextDepth().name())
                        .addString(Rows.json(memory))
                        .addOffsetDateTime(troubleSince == null ? null : column(troubleSince))
                        .addBoolean(awaitsApi))
                .replaceWithVoid();
    }

    private static Instant since(@Nullable Instant before, Instant now) {
        return before == null ? now : before;
    }

    /** Where the project's Bitbucket is, by the address that it is cloned from. */
    private static String hostOf(Project project) {
        String authority = URI.create(project.httpCloneUrl()).getRawAuthority();
        return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
    }

    /** Keeps how far the repairs have come. */
    public Uni<Void> keepTracks(SqlConnection connection, ProjectId project, RepairTracks tracks) {
        return connection
                .preparedQuery("update project set tracks = $2::text::jsonb where id = $1")
                .execute(Tuple.of(project.value(), Rows.json(tracks)))
                .replaceWithVoid();
    }

    /** Keeps what the project's owners want done about faults. */
    public Uni<Void> keepModes(SqlConnection connection, ProjectId project, RepairModes modes) {
        return connection
                .preparedQuery("update project set modes = $2::text::jsonb where id = $1")
                .execute(Tuple.of(project.value(), Rows.json(modes)))
                .replaceWithVoid();
    }

    /** Has all of the project looked at when its connector's turn comes next. */
    public Uni<Void> dueAt(SqlConnection connection, ProjectId project, Instant when) {
        return connection
                .preparedQuery("update project set next_check = $2, next_depth = 'FULL' where id = $1")
                .execute(Tuple.of(project.value(), column(when)))
                .replaceWithVoid();
    }

    /** Has all of the project looked at as soon as a worker is free; the last change of its transaction. */
    public Uni<Void> checkAt(SqlConnection connection, ProjectId project, Instant when) {
        return dueAt(connection, project, when)
                .chain(() -> connection.preparedQuery(TRY_API).execute(Tuple.of(project.value())))
                .replaceWithVoid();
    }

    /**
     * Has the turns of these projects' connectors come no later than their projects are due. It locks connectors, so that no project may be
     * locked after it in the same transaction.
     */
    public Uni<Void> bringForward(SqlConnection connection, Collection<ProjectId> projects) {
        UUID[] ids = projects.stream().map(ProjectId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(BRING_FORWARD)
                .execute(Tuple.of((Object) ids))
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
                row.getString("host"),
                row.getString("repository_path"),
                Rows.state(row, "state"),
                Rows.timeOrNull(row, "state_since"),
                Rows.timeOrNull(row, "looked_at"),
                Rows.time(row, "next_check"),
                Rows.findings(row, "findings"),
                Rows.memory(row, "memory"),
                Rows.tracks(row, "tracks"),
                Rows.modes(row, "modes"),
                Rows.timeOrNull(row, "trouble_since"),
                row.getBoolean("connector_held"),
                row.getBoolean("host_held"));
    }
}
