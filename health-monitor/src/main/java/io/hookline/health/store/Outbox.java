package io.hookline.health.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Messages that were committed with the state they tell of, in order. Messages of one project are written under the lock of its row, so
 * their ids, and their order, are the order of the commits.
 */
@ApplicationScoped
public class Outbox {

    /** Any number, the same in every replica. */
    private static final long RELAY_LOCK = 0x686F6F6B6C696E65L;

    private static final String ADD =
            "insert into outbox (topic, key, header_names, header_values, value) values ($1, $2, $3, $4, $5)";

    private final Transactions transactions;

    Outbox(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Adds messages, in order. */
    public Uni<Void> add(SqlConnection connection, List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(ADD)
                .executeBatch(messages.stream().map(Outbox::row).toList())
                .replaceWithVoid();
    }

    /**
     * Publishes the oldest messages and then deletes them; when publishing fails all of them stay.
     *
     * @return how many were published; 0 also while another replica is at it
     */
    public Uni<Integer> drain(int limit, Function<List<OutboxMessage>, Uni<Void>> publish) {
        return transactions.once(connection -> connection
                .preparedQuery("select pg_try_advisory_xact_lock($1) as locked")
                .execute(Tuple.of(RELAY_LOCK))
                .flatMap(rows -> rows.iterator().next().getBoolean("locked")
                        ? drainLocked(connection, limit, publish)
                        : Uni.createFrom().item(0)));
    }

    private static Uni<Integer> drainLocked(
            SqlConnection connection, int limit, Function<List<OutboxMessage>, Uni<Void>> publish) {
        return connection
                .preparedQuery("select * from outbox order by id limit $1")
                .execute(Tuple.of(limit))
                .flatMap(rows -> {
                    List<Long> ids = new ArrayList<>();
                    List<OutboxMessage> messages = new ArrayList<>();
                    rows.forEach(row -> {
                        ids.add(row.getLong("id"));
                        messages.add(read(row));
                    });
                    return messages.isEmpty()
                            ? Uni.createFrom().item(0)
                            : publish.apply(messages).chain(() -> delete(connection, ids));
                });
    }

    private static Uni<Integer> delete(SqlConnection connection, List<Long> ids) {
        return connection
                .preparedQuery("delete from outbox where id = any($1)")
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .replaceWith(ids.size());
    }

    private static Tuple row(OutboxMessage message) {
        return Tuple.tuple()
                .addString(message.topic())
                .addString(message.key())
                .addArrayOfString(message.headers().keySet().toArray(String[]::new))
                .addValue(
                        message.headers().values().stream().map(Buffer::buffer).toArray(Buffer[]::new))
                .addValue(Buffer.buffer(message.value()));
    }

    private static OutboxMessage read(Row row) {
        String[] names = row.getArrayOfStrings("header_names");
        Buffer[] values = row.get(Buffer[].class, "header_values");
        Map<String, byte[]> headers = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            headers.put(names[i], values[i].getBytes());
        }
        return new OutboxMessage(
                row.getString("topic"),
                row.getString("key"),
                headers,
                row.get(Buffer.class, "value").getBytes());
    }
}
