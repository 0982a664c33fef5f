package io.hookline.trigger.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Forgets what only guards against late and repeated events, when none can come any more. Age is counted from when a row was written
 * here: an event that waited long in Kafka is as new as any to the events behind it. What is live stays however old: where branches
 * stand, open pull requests and their approvals, waiting events, differences that were seen. Decisions and builds stay too: the next
 * build's id counts the earlier builds of its commit, so a forgotten build's id would be given again.
 */
@ApplicationScoped
public class Retention {

    private static final List<String> EXPIRED = List.of(
            "delete from inbox where received_at < now() - make_interval(secs => $1)",
            "delete from head where commit is null and written_at < now() - make_interval(secs => $1)",
            "delete from pull_request where not open and written_at < now() - make_interval(secs => $1)",
            "delete from approval a where approved_at < now() - make_interval(secs => $1)"
                    + " and not exists (select from pull_request p where p.project = a.project and p.id = a.pull_request)");

    private final Pool pool;

    Retention(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> forgetOlderThan(Duration age) {
        Tuple limit = Tuple.of(age.toMillis() / 1000.0);
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String sql : EXPIRED) {
            done = done.chain(() -> pool.preparedQuery(sql).execute(limit).replaceWithVoid());
        }
        return done;
    }
}
