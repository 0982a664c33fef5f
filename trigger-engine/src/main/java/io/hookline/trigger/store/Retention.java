package io.hookline.trigger.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Forgets what only guards against late and repeated events, when none can come any more. Decisions and builds stay. */
@ApplicationScoped
public class Retention {

    private static final List<String> EXPIRED = List.of(
            "delete from inbox where received_at < $1",
            "delete from head where commit is null and changed_at < $1",
            "delete from pull_request where not open and changed_at < $1");

    private final Pool pool;

    Retention(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> forgetOlderThan(Duration age) {
        Tuple limit = Tuple.of(Sql.time(Instant.now().minus(age)));
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String sql : EXPIRED) {
            done = done.chain(() -> pool.preparedQuery(sql).execute(limit).replaceWithVoid());
        }
        return done;
    }
}
