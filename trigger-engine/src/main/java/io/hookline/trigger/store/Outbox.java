package io.hookline.trigger.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Messages that are to be sent because the transaction that wrote them was committed. */
@ApplicationScoped
public class Outbox {

    private static final long RELAY_LOCK = 0x686F6F6B_6F757462L;

    private final Pool pool;

    Outbox(Pool pool) {
        this.pool = pool;
    }

    /** Adds messages, in order. */
    public Uni<Void> add(SqlConnection connection, List<OutgoingMessage> messages) {
        return Sql.executeForAll(
                connection,
                "insert into outbox (topic, record_key, headers, value)"
                        + " select * from unnest($1::text[], $2::bytea[], $3::text[], $4::bytea[])",
                List.of(String.class, Buffer.class, String.class, Buffer.class),
                messages.stream()
                        .map(message -> Tuple.of(
                                message.topic(),
                                Sql.buffer(message.key()),
                                Sql.json(message.headers()),
                                Sql.buffer(message.value())))
                        .toList());
    }

    /**
     * Gives the oldest messages to {@code send} and forgets them when it has succeeded; a crash between the two sends them again. Only
     * one process sends at a time, which keeps the order.
     *
     * @return how many were sent; 0 while another process sends
     */
    public Uni<Integer> relay(int limit, Function<List<OutgoingMessage>, Uni<Void>> send) {
        return pool.withTransaction(connection -> lock(connection)
                .chain(mine ->
                        mine ? oldest(connection, limit) : Uni.createFrom().<List<Row>>item(List.of()))
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(0)
                        : send.apply(rows.stream().map(Outbox::message).toList())
                                .chain(() -> delete(connection, rows))
                                .replaceWith(rows.size())));
    }

    /** How long the oldest message has been waiting; zero when there is none. */
    public Uni<Duration> age() {
        return pool.preparedQuery(
                        "select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as age from outbox")
                .execute()
                .map(rows -> Duration.ofMillis(Math.round(rows.iterator().next().getDouble("age") * 1000)));
    }

    /** Until the transaction ends, whose commit need not wait for the disk: what a crash brings back is sent again. */
    private static Uni<Boolean> lock(SqlConnection connection) {
        return Sql.query(
                        connection,
                        "select pg_try_advisory_xact_lock($1) as mine, set_config('synchronous_commit', 'off', true)",
                        Tuple.of(RELAY_LOCK))
                .map(rows -> rows.getFirst().getBoolean("mine"));
    }

    private static Uni<List<Row>> oldest(SqlConnection connection, int limit) {
        return Sql.query(
                connection,
                "select id, topic, record_key, headers, value from outbox order by id limit $1",
                Tuple.of(limit));
    }

    private static Uni<Void> delete(SqlConnection connection, List<Row> rows) {
        Long[] ids = rows.stream().map(row -> row.getLong("id")).toArray(Long[]::new);
        return Sql.execute(connection, "delete from outbox where id = any($1)", Tuple.of((Object) ids));
    }

    private static OutgoingMessage message(Row row) {
        return new OutgoingMessage(
                Objects.requireNonNull(row.getString("topic")),
                Sql.bytes(row, "record_key"),
                Sql.headers(row.getString("headers")),
                Sql.bytes(row, "value"));
    }
}
