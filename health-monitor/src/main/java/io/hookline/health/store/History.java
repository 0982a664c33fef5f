package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each change of a project's state or findings. It is forgotten with its project, and when it is old. */
@ApplicationScoped
public class History {

    private static final String ADD = """
        insert into health_change (project_id, changed_at, from_state, to_state, findings)
        values ($1, $2, $3, $4, $5)
        """;

    private static final String PAGE = """
        select * from health_change
         where project_id = $1 and ($2::bigint is null or id < $2)
         order by id desc limit $3
        """;

    // A slice at a time: neither a long transaction nor a long wait for locks.
    private static final String FORGET = """
        delete from health_change
         where id in (select id from health_change where changed_at < $1 order by changed_at limit $2)
        """;

    private static final int SLICE = 5_000;

    private final Pool pool;

    History(Pool pool) {
        this.pool = pool;
    }

    /** Adds what changed with a look, within its transaction. */
    public Uni<Void> add(
            SqlConnection connection, ProjectRow before, HealthState to, List<String> findings, Instant now) {
        HealthState from = before.state();
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(before.id().value())
                        .addOffsetDateTime(column(now))
                        .addString(from == null ? null : from.name())
                        .addString(to.name())
                        .addArrayOfString(findings.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** A project's changes, latest first, before one; null for the latest of all. */
    public Uni<List<ChangeRow>> of(ProjectId project, @Nullable Long before, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(project.value()).addLong(before).addInteger(limit))
                .map(rows -> Rows.list(rows, History::read));
    }

    /** Forgets what is older; takes as many short transactions as it needs. */
    public Uni<Void> forgetBefore(Instant time) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(column(time), SLICE))
                .flatMap(rows -> rows.rowCount() < SLICE ? Uni.createFrom().voidItem() : forgetBefore(time));
    }

    private static ChangeRow read(Row row) {
        return new ChangeRow(
                row.getLong("id"),
                Rows.time(row, "changed_at"),
                Rows.state(row, "from_state"),
                HealthState.valueOf(row.getString("to_state")),
                List.of(row.getArrayOfStrings("findings")));
    }
}
