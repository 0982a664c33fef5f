package io.hookline.health.store;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.plan.Told;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Projects whose state those who wait for alerts were not told; of all others they were told it. */
@ApplicationScoped
public class Untold {

    private static final String SAVE = """
        insert into untold (project_id, told, known) values ($1, $2, $3)
        on conflict (project_id) do update set told = excluded.told, known = excluded.known
        """;

    /** What was told of a project. */
    public Uni<Told> of(SqlConnection connection, ProjectRow project) {
        return connection
                .preparedQuery("select told, known from untold where project_id = $1")
                .execute(Tuple.of(project.id().value()))
                .map(rows -> rows.size() == 0
                        ? Told.all(project.state())
                        : read(rows.iterator().next()));
    }

    /** Keeps what was told of a project. */
    public Uni<Void> keep(SqlConnection connection, ProjectId project, Told told) {
        return told.muted() ? save(connection, project, told) : remove(connection, project);
    }

    private static Uni<Void> save(SqlConnection connection, ProjectId project, Told told) {
        HealthState state = told.state();
        return connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(project.value(), state == null ? null : state.name(), told.known()))
                .replaceWithVoid();
    }

    private static Uni<Void> remove(SqlConnection connection, ProjectId project) {
        return connection
                .preparedQuery("delete from untold where project_id = $1")
                .execute(Tuple.of(project.value()))
                .replaceWithVoid();
    }

    private static Told read(Row row) {
        return new Told(Rows.state(row, "told"), true, row.getBoolean("known"));
    }
}
