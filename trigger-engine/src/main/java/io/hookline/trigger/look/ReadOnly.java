package io.hookline.trigger.look;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Transactions that see one state of the database and that the database lets change nothing. */
@ApplicationScoped
public class ReadOnly {

    private static final String MODE = "set transaction isolation level repeatable read, read only";

    private final Pool pool;

    ReadOnly(Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<T> look(Function<SqlConnection, Uni<T>> reads) {
        return pool.withTransaction(
                connection -> connection.query(MODE).execute().chain(() -> reads.apply(connection)));
    }
}
