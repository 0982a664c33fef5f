package io.hookline.connector.delivery;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.store.Sql;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The last deliveries of each webhook: so many that its signature vouches for, and as many others, so that nobody who knows a webhook's URL
 * can push out what Bitbucket sent. They go with their webhook.
 */
@ApplicationScoped
public class DeliveryLog {

    /** Rows in one order for all, so that two batches never wait for each other. */
    private static final String INSERT =
            "insert into webhook_delivery (id, hook_id, project_id, received_at, delivery_id, event_key, signed,"
                    + " status, outcome, reason, bytes) select d.id, h.id, h.project_id, d.received_at, d.delivery_id,"
                    + " d.event_key, d.signed, d.status, d.outcome, d.reason, d.bytes from unnest($1::uuid[], $2::text[],"
                    + " $3::timestamptz[], $4::text[], $5::text[], $6::boolean[], $7::int[], $8::text[], $9::text[],"
                    + " $10::bigint[]) as d(id, hook_id, received_at, delivery_id, event_key, signed, status, outcome,"
                    + " reason, bytes) join hook h on h.id = d.hook_id order by d.id on conflict (id) do nothing";

    private static final String PRUNE = "delete from webhook_delivery where id = any(array(select id from (select id,"
            + " row_number() over (partition by hook_id, signed order by received_at desc, id desc) as place from"
            + " webhook_delivery where hook_id = any($1)) ranked where place > $2 order by id))";

    private final Pool pool;
    private final Sql sql;
    private final int kept;

    DeliveryLog(Pool pool, Sql sql, ConnectorConfig config) {
        this.pool = pool;
        this.sql = sql;
        this.kept = config.deliveriesKept();
    }

    /** A project's deliveries, newest first. Blocks. */
    public List<LoggedDelivery> list(ProjectId project, @Nullable DeliveryCursor after, int atMost) {
        return sql.query(
                "select * from webhook_delivery where project_id = $1"
                        + " and ($2::timestamptz is null or (received_at, id) < ($2::timestamptz, $3::uuid))"
                        + " order by received_at desc, id desc limit $4",
                DeliveryLog::read,
                project.value(),
                Sql.utc(after == null ? null : after.receivedAt()),
                after == null ? null : after.id(),
                atMost);
    }

    /** When the last delivery to a webhook came that its signature vouches for. Blocks. */
    public Optional<Instant> lastSigned(HookId hook) {
        return sql
                .query(
                        "select received_at from webhook_delivery where hook_id = $1 and signed"
                                + " order by received_at desc limit 1",
                        row -> row.getOffsetDateTime("received_at").toInstant(),
                        hook.value())
                .stream()
                .findFirst();
    }

    /** Adds deliveries, each once, but for those of webhooks that are gone; older ones make room. */
    Uni<Void> add(List<LoggedDelivery> deliveries) {
        List<LoggedDelivery> newest = Newest.of(deliveries, kept);
        if (newest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] hooks =
                newest.stream().map(one -> one.hook().value()).distinct().toArray(String[]::new);
        return pool.withTransaction(connection -> connection
                        .preparedQuery(INSERT)
                        .execute(columns(newest))
                        .chain(() -> connection.preparedQuery(PRUNE).execute(Tuple.of(hooks, kept))))
                .replaceWithVoid();
    }

    private static Tuple columns(List<LoggedDelivery> rows) {
        return Tuple.from(new Object[] {
            column(rows, LoggedDelivery::id, UUID[]::new),
            column(rows, row -> row.hook().value(), String[]::new),
            column(rows, row -> Sql.utc(row.receivedAt()), OffsetDateTime[]::new),
            column(rows, LoggedDelivery::deliveryId, String[]::new),
            column(rows, LoggedDelivery::eventKey, String[]::new),
            column(rows, LoggedDelivery::signed, Boolean[]::new),
            column(rows, LoggedDelivery::status, Integer[]::new),
            column(rows, LoggedDelivery::outcome, String[]::new),
            column(rows, LoggedDelivery::reason, String[]::new),
            column(rows, LoggedDelivery::bytes, Long[]::new)
        });
    }

    private static <T> @Nullable T[] column(
            List<LoggedDelivery> rows, Function<LoggedDelivery, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static LoggedDelivery read(Row row) {
        return new LoggedDelivery(
                row.getUUID("id"),
                HookId.of(row.getString("hook_id")),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("delivery_id"),
                row.getString("event_key"),
                row.getBoolean("signed"),
                row.getInteger("status"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getLong("bytes"));
    }
}
