package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.contracts.id.ProjectId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Faults that people know of. */
@ApplicationScoped
public class Acknowledgements {

    /** Whether a row {@code f} of {@code finding} is acknowledged now. */
    static final String HOLDS = "exists (select from acknowledgement a where a.project_id = f.project_id"
            + " and a.finding = f.finding and (a.until is null or a.until > now()))";

    private static final String SAVE = """
        insert into acknowledgement (project_id, finding, until, note, made_by, made_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (project_id, finding) do update
           set until = excluded.until, note = excluded.note, made_by = excluded.made_by, made_at = excluded.made_at
        """;

    private static final String OF = "select * from acknowledgement where project_id = any($1) order by finding";

    private final Pool pool;

    Acknowledgements(Pool pool) {
        this.pool = pool;
    }

    /** Adds one, or replaces that of the same fault. */
    public Uni<Void> save(SqlConnection connection, Acknowledgement made) {
        Instant until = made.until();
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(made.project().value(), made.finding())
                        .addOffsetDateTime(until == null ? null : column(until))
                        .addString(made.note())
                        .addString(made.by())
                        .addOffsetDateTime(column(made.at())))
                .replaceWithVoid();
    }

    /** Takes one back; false when there is none. */
    public Uni<Boolean> remove(SqlConnection connection, ProjectId project, String finding) {
        return connection
                .preparedQuery("delete from acknowledgement where project_id = $1 and finding = $2")
                .execute(Tuple.of(project.value(), finding))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Forgets those of faults that are there no more. */
    public Uni<Void> keepOnly(SqlConnection connection, ProjectId project, Collection<String> findings) {
        return connection
                .preparedQuery("delete from acknowledgement where project_id = $1 and finding <> all($2)")
                .execute(Tuple.of(project.value(), findings.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** All of a project, those included whose time is over. */
    public Uni<List<Acknowledgement>> of(SqlConnection connection, ProjectId project) {
        return connection
                .preparedQuery(OF)
                .execute(Tuple.of(new UUID[] {project.value()}))
                .map(rows -> Rows.list(rows, Acknowledgements::read));
    }

    /** Those of some projects that hold. */
    public Uni<List<Acknowledgement>> holding(Collection<ProjectId> projects, Instant now) {
        UUID[] ids = projects.stream().map(ProjectId::value).toArray(UUID[]::new);
        return pool.preparedQuery(OF)
                .execute(Tuple.of(ids))
                .map(rows -> Rows.list(rows, Acknowledgements::read).stream()
                        .filter(made -> made.holds(now))
                        .toList());
    }

    private static Acknowledgement read(Row row) {
        return new Acknowledgement(
                Rows.project(row, "project_id"),
                row.getString("finding"),
                Rows.timeOrNull(row, "until"),
                row.getString("note"),
                row.getString("made_by"),
                Rows.time(row, "made_at"));
    }
}
