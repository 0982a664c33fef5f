package io.hookline.connector.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Plain SQL for tables without entities. Calls block, so make them on a virtual thread. */
@ApplicationScoped
public class Sql {

    private final Pool pool;

    Sql(Pool pool) {
        this.pool = pool;
    }

    /** The rows of a query. */
    public <T> List<T> query(String sql, Function<Row, T> read, @Nullable Object... parameters) {
        return StreamSupport.stream(
                        pool.preparedQuery(sql)
                                .execute(Tuple.from(parameters))
                                .await()
                                .indefinitely()
                                .spliterator(),
                        false)
                .map(read)
                .toList();
    }

    /** Runs a statement; gives the number of rows that it touched. */
    public int execute(String sql, @Nullable Object... parameters) {
        return pool.preparedQuery(sql)
                .execute(Tuple.from(parameters))
                .await()
                .indefinitely()
                .rowCount();
    }

    /** Whether a failure may be another the next time; what the database refuses (SQLSTATE classes 22 and 54), it refuses each time. */
    public static boolean mayPass(Throwable failure) {
        String state = failure instanceof PgException refused ? refused.getSqlState() : null;
        return state == null || !(state.startsWith("22") || state.startsWith("54"));
    }

    /** A time as the driver takes it; null stays null. */
    public static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /** Runs several statements in one transaction. */
    public <T> T inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work).await().indefinitely();
    }
}
