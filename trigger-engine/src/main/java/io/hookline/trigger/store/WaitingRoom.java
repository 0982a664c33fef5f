package io.hookline.trigger.store;

import io.hookline.contracts.id.ProjectId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Events that cannot be decided yet. A project's events wait in their order, and new ones go behind them, so that its order is kept
 * while other projects go on.
 */
@ApplicationScoped
public class WaitingRoom {

    private final Pool pool;

    WaitingRoom(Pool pool) {
        this.pool = pool;
    }

    /** An event that comes in to wait. */
    public record Arrival(ProjectId project, IncomingRecord event, String reason) {}

    /**
     * An event that waits.
     *
     * @param attempts how often it was tried in vain
     * @param reason what it waits for
     */
    public record Waiting(long id, IncomingRecord event, Instant since, int attempts, String reason) {}

    public Uni<Void> admit(SqlConnection connection, List<Arrival> arrivals) {
        return Sql.executeEach(
                connection,
                "insert into waiting (project, reason, topic, source_partition, source_offset, record_key, headers, value)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8)",
                arrivals.stream().map(WaitingRoom::row).toList());
    }

    /** Which of these projects have events waiting. */
    public Uni<Set<ProjectId>> occupied(SqlConnection connection, Collection<ProjectId> projects) {
        return Sql.query(connection, "select distinct project from waiting where project = any($1)", Tuple.of((Object)
                        Projects.ids(projects)))
                .map(WaitingRoom::projects);
    }

    /** Projects whose first event is due for another try. */
    public Uni<Set<ProjectId>> due() {
        return pool.withConnection(connection -> Sql.query(
                        connection,
                        "select project from (select distinct on (project) project, next_attempt from waiting"
                                + " order by project, id) as first where next_attempt <= $1",
                        Tuple.of(Sql.time(Instant.now())))
                .map(WaitingRoom::projects));
    }

    /** The first events of a project, in order. */
    public Uni<List<Waiting>> first(SqlConnection connection, ProjectId project, int limit) {
        return Sql.query(
                        connection,
                        "select id, topic, source_partition, source_offset, record_key, headers, value, since, attempts, reason"
                                + " from waiting where project = $1 order by id limit $2",
                        Tuple.of(project.value(), limit))
                .map(rows -> rows.stream().map(WaitingRoom::waiting).toList());
    }

    public Uni<Void> remove(SqlConnection connection, List<Waiting> done) {
        Long[] ids = done.stream().map(Waiting::id).toArray(Long[]::new);
        return Sql.execute(connection, "delete from waiting where id = any($1)", Tuple.of((Object) ids));
    }

    public Uni<Void> postpone(SqlConnection connection, Waiting waiting, Duration delay, String reason) {
        return Sql.execute(
                connection,
                "update waiting set attempts = attempts + 1, reason = $3,"
                        + " next_attempt = now() + make_interval(secs => $2) where id = $1",
                Tuple.of(waiting.id(), delay.toMillis() / 1000.0, reason));
    }

    /** How long the event that waits longest has been waiting; zero when none does. */
    public Uni<Duration> age() {
        return pool.preparedQuery(
                        "select coalesce(extract(epoch from now() - min(since)), 0)::float8 as age from waiting")
                .execute()
                .map(rows -> Duration.ofMillis(Math.round(rows.iterator().next().getDouble("age") * 1000)));
    }

    private static Set<ProjectId> projects(List<Row> rows) {
        return rows.stream().map(row -> new ProjectId(row.getUUID("project"))).collect(Collectors.toUnmodifiableSet());
    }

    private static Tuple row(Arrival arrival) {
        IncomingRecord event = arrival.event();
        return Tuple.from(Sql.row(
                arrival.project().value(),
                arrival.reason(),
                event.topic(),
                event.partition(),
                event.offset(),
                Sql.buffer(event.key()),
                Sql.json(event.headers()),
                Sql.buffer(event.value())));
    }

    private static Waiting waiting(Row row) {
        IncomingRecord event = new IncomingRecord(
                Objects.requireNonNull(row.getString("topic")),
                row.getInteger("source_partition"),
                row.getLong("source_offset"),
                Sql.bytes(row, "record_key"),
                Sql.headers(row.getString("headers")),
                Sql.bytes(row, "value"));
        return new Waiting(
                row.getLong("id"),
                event,
                row.getOffsetDateTime("since").toInstant(),
                row.getInteger("attempts"),
                Objects.requireNonNull(row.getString("reason")));
    }
}
