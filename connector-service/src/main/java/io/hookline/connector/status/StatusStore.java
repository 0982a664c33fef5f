package io.hookline.connector.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows of what is wanted, and of the messages that told of it. */
@ApplicationScoped
class StatusStore {

    static final String COLUMNS =
            "s.id, s.seq, s.wanted, s.former_runs, s.version, s.delivery, s.due_at, s.waiting_since,"
                    + " s.attempts, s.refusals, s.problem, s.shown_at, s.fork_path";

    private final Pool pool;

    StatusStore(Pool pool) {
        this.pool = pool;
    }

    /** A message taken before. */
    record Earlier(StatusId status, String digest) {}

    /** Lets one message of a commit's key be judged at a time, until the transaction ends. */
    Uni<Void> lock(SqlConnection connection, BuildStatus status) {
        String name = status.project() + ":" + status.commit() + ":" + status.keyOrBuild();
        return connection
                .preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of(name))
                .replaceWithVoid();
    }

    Uni<Optional<Earlier>> earlier(SqlConnection connection, MessageId message) {
        return connection
                .preparedQuery("select status_id, digest from status_message where id = $1")
                .execute(Tuple.of(message.value()))
                .map(rows -> first(rows)
                        .map(row -> new Earlier(new StatusId(row.getUUID("status_id")), row.getString("digest"))));
    }

    Uni<Boolean> isProject(SqlConnection connection, ProjectId project) {
        return connection
                .preparedQuery("select 1 from project where id = $1")
                .execute(Tuple.of(project.value()))
                .map(rows -> rows.size() > 0);
    }

    Uni<Optional<StatusView>> known(SqlConnection connection, BuildStatus status) {
        return connection
                .preparedQuery("select " + COLUMNS + " from commit_status s"
                        + " where project_id = $1 and commit_hash = $2 and status_key = $3 for update")
                .execute(Tuple.of(status.project().value(), status.commit().value(), status.keyOrBuild()))
                .map(rows -> first(rows).map(StatusStore::view));
    }

    Uni<Void> note(SqlConnection connection, Notice notice, StatusId status, Instant now) {
        return connection
                .preparedQuery(
                        "insert into status_message (id, status_id, digest, received_at) values ($1, $2, $3, $4)")
                .execute(Tuple.of(notice.id().value(), status.value(), notice.digest(), utc(now)))
                .replaceWithVoid();
    }

    /** What is wanted from now on, and how it waits. */
    Uni<Void> want(
            SqlConnection connection,
            StatusId id,
            BuildStatus wanted,
            List<String> formerRuns,
            Timetable.Waiting waiting) {
        return connection
                .preparedQuery(
                        "insert into commit_status as s (id, project_id, commit_hash, status_key, wanted, former_runs,"
                                + " version, is_final, delivery, due_at, waiting_since, attempts, refusals, problem, held_until)"
                                + " values ($1, $2, $3, $4, $5, $6, 1, $7, 'WAITING', $8, $9, $10, $11, $12, '-infinity')"
                                + " on conflict (id) do update set wanted = excluded.wanted, former_runs = excluded.former_runs,"
                                + " version = s.version + 1, is_final = excluded.is_final, delivery = excluded.delivery,"
                                + " due_at = excluded.due_at, waiting_since = excluded.waiting_since, attempts = excluded.attempts,"
                                + " refusals = excluded.refusals, problem = excluded.problem")
                .execute(Tuple.tuple(parameters(id, wanted, formerRuns, waiting)))
                .replaceWithVoid();
    }

    Optional<StatusView> find(ProjectId project, StatusId id) {
        return first(await(
                        "select " + COLUMNS + " from commit_status s where project_id = $1 and id = $2",
                        Tuple.of(project.value(), id.value())))
                .map(StatusStore::view);
    }

    /** The newest first, before one; null filters nothing. */
    List<StatusView> page(StatusFilter filter, @Nullable Long before, int atMost) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(filter.project().value());
        parameters.add(filter.commit() == null ? null : filter.commit().value());
        parameters.add(filter.delivery() == null ? null : filter.delivery().name());
        parameters.add(before);
        parameters.add(atMost);
        return list(await(
                "select " + COLUMNS + " from commit_status s where project_id = $1"
                        + " and ($2::text is null or starts_with(commit_hash, $2)) and ($3::text is null or delivery = $3)"
                        + " and ($4::bigint is null or seq < $4) order by seq desc limit $5",
                Tuple.tuple(parameters)));
    }

    /** Has a status sent again now, whatever became of it. */
    boolean sendAgain(ProjectId project, StatusId id, Instant now) {
        return await(
                                "update commit_status set delivery = 'WAITING', due_at = $3, attempts = 0, refusals = 0, problem = null,"
                                        + " waiting_since = case when delivery = 'WAITING' then waiting_since else $3 end"
                                        + " where project_id = $1 and id = $2",
                                Tuple.of(project.value(), id.value(), utc(now)))
                        .rowCount()
                == 1;
    }

    static StatusView view(Row row) {
        return new StatusView(
                new StatusId(row.getUUID("id")),
                row.getLong("seq"),
                read(row.getString("wanted")),
                List.of(row.getArrayOfStrings("former_runs")),
                row.getLong("version"),
                Delivery.valueOf(row.getString("delivery")),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("waiting_since").toInstant(),
                row.getInteger("attempts"),
                row.getInteger("refusals"),
                row.getString("problem"),
                row.getOffsetDateTime("shown_at") == null
                        ? null
                        : row.getOffsetDateTime("shown_at").toInstant(),
                row.getString("fork_path"));
    }

    static List<StatusView> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(StatusStore::view)
                .toList();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private RowSet<Row> await(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }

    private static List<@Nullable Object> parameters(
            StatusId id, BuildStatus wanted, List<String> formerRuns, Timetable.Waiting waiting) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(id.value());
        parameters.add(wanted.project().value());
        parameters.add(wanted.commit().value());
        parameters.add(wanted.keyOrBuild());
        parameters.add(write(wanted));
        parameters.add(formerRuns.toArray(String[]::new));
        parameters.add(wanted.state().isFinal());
        parameters.add(utc(waiting.dueAt()));
        parameters.add(utc(waiting.since()));
        parameters.add(waiting.attempts());
        parameters.add(waiting.refusals());
        parameters.add(waiting.problem());
        return parameters;
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }

    private static String write(BuildStatus status) {
        try {
            return Json.mapper().writeValueAsString(status);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a status always has a JSON form", e);
        }
    }

    private static BuildStatus read(String json) {
        try {
            return Json.mapper().readValue(json, BuildStatus.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored status does not read", e);
        }
    }
}
