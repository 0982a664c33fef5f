package io.hookline.health.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** One PostgreSQL transaction, committed when its work succeeds and undone when it fails. */
@ApplicationScoped
public class Transactions {

    /** SQLSTATE classes of what the statement or its data are to blame for: bad data, broken constraint, bad statement. */
    private static final Set<String> FAULTY_STATEMENT = Set.of("22", "23", "42");

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private final Pool pool;

    Transactions(Pool pool) {
        this.pool = pool;
    }

    /** Once; a failure is the caller's. */
    public <T> Uni<T> once(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Until it succeeds, unless the work itself is wrong: for what must not be lost while the database is away. */
    public <T> Uni<T> untilDone(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(work))
                .onFailure(Transactions::isPassing)
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                .indefinitely();
    }

    /** A lost connection, a full pool, a deadlock: whatever is neither the statement's fault nor a bug. */
    private static boolean isPassing(Throwable failure) {
        return switch (failure) {
            case PgException refused ->
                !FAULTY_STATEMENT.contains(refused.getSqlState().substring(0, 2));
            case VertxException lost -> true;
            case RuntimeException bug -> false;
            default -> true;
        };
    }
}
