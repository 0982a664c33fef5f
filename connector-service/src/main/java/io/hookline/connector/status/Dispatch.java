package io.hookline.connector.status;

import io.hookline.contracts.id.ConnectorId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Gives statuses that are due to one sender at a time, over all replicas, and notes what became of them. What a sender that crashed held is
 * due again when its lease has run out. Calls block.
 */
@ApplicationScoped
class Dispatch {

    private final Pool pool;

    Dispatch(Pool pool) {
        this.pool = pool;
    }

    /** A status and who holds it. */
    record Held(StatusView status, UUID holder) {}

    /** The connectors with something due. */
    List<ConnectorId> connectorsWithDue(Instant now) {
        RowSet<Row> rows = await(
                "select distinct p.connector_id from commit_status s join project p on p.id = s.project_id"
                        + " where s.delivery = 'WAITING' and s.due_at <= $1 and s.held_until <= $1",
                Tuple.of(StatusStore.utc(now)));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new ConnectorId(row.getUUID(0)))
                .toList();
    }

    /** Some of a connector's statuses that are due; final states come first, since calls may run short. */
    List<Held> hold(ConnectorId connector, int atMost, Instant now, Duration lease) {
        UUID holder = UUID.randomUUID();
        RowSet<Row> rows = await(
                "with due as (select s.id from commit_status s join project p on p.id = s.project_id"
                        + " where p.connector_id = $1 and s.delivery = 'WAITING' and s.due_at <= $2 and s.held_until <= $2"
                        + " order by s.is_final desc, s.due_at, s.seq limit $3 for update of s skip locked)"
                        + " update commit_status s set holder = $4, held_until = $5 from due where s.id = due.id returning "
                        + StatusStore.COLUMNS,
                Tuple.of(connector.value(), StatusStore.utc(now), atMost, holder, StatusStore.utc(now.plus(lease))));
        return StatusStore.list(rows).stream()
                .map(status -> new Held(status, holder))
                .toList();
    }

    /** Bitbucket has it; what came meanwhile is sent next, at the earliest then. */
    void shown(Held held, @Nullable String forkPath, Instant now, Instant next) {
        finish(
                held,
                "shown_at = $4, fork_path = $5, attempts = 0, refusals = 0, problem = null,"
                        + " delivery = case when version = $3 then 'SHOWN' else delivery end,"
                        + " waiting_since = case when version = $3 then waiting_since else $4 end,"
                        + " due_at = case when version = $3 or is_final then due_at else greatest(due_at, $6) end",
                held.status().version(),
                StatusStore.utc(now),
                forkPath,
                StatusStore.utc(next));
    }

    /** It is tried again, with what came meanwhile in its place. */
    void later(Held held, Timetable.Waiting waiting) {
        finish(
                held,
                "due_at = $3, attempts = $4, refusals = $5, problem = $6",
                StatusStore.utc(waiting.dueAt()),
                waiting.attempts(),
                waiting.refusals(),
                waiting.problem());
    }

    /** It is not tried again; what came meanwhile is. */
    void giveUp(Held held, String why) {
        finish(
                held,
                "problem = $4, attempts = attempts + 1, refusals = refusals + 1,"
                        + " delivery = case when version = $3 then 'GIVEN_UP' else delivery end",
                held.status().version(),
                why);
    }

    /** Lets a connector's other statuses wait, because one of them learned that there is no use in trying. */
    void putOff(ConnectorId connector, Instant until) {
        await(
                "with others as (select s.id from commit_status s join project p on p.id = s.project_id"
                        + " where p.connector_id = $1 and s.delivery = 'WAITING' and s.due_at < $2 for update of s skip locked)"
                        + " update commit_status s set due_at = $2 from others where s.id = others.id",
                Tuple.of(connector.value(), StatusStore.utc(until)));
    }

    // Only for who still holds it: another sender may have taken it over.
    private void finish(Held held, String changes, @Nullable Object... parameters) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(held.status().id().value());
        all.add(held.holder());
        all.addAll(Arrays.asList(parameters));
        await(
                "update commit_status set " + changes
                        + ", holder = null, held_until = '-infinity' where id = $1 and holder = $2",
                Tuple.tuple(all));
    }

    private RowSet<Row> await(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }
}
