package io.hookline.health.store;

import io.hookline.contracts.health.HealthState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What metrics tell of the tables. */
@ApplicationScoped
public class Counts {

    private final Pool pool;

    Counts(Pool pool) {
        this.pool = pool;
    }

    /** How many projects are in each state. */
    public Uni<Map<HealthState, Integer>> byState() {
        return pool.query("select state, count(*)::int as projects from project where state is not null group by state")
                .execute()
                .map(rows -> {
                    Map<HealthState, Integer> counts = new EnumMap<>(HealthState.class);
                    for (HealthState state : HealthState.values()) {
                        counts.put(state, 0);
                    }
                    rows.forEach(
                            row -> counts.put(HealthState.valueOf(row.getString("state")), row.getInteger("projects")));
                    return counts;
                });
    }

    /** The number of the oldest message that is not sent. */
    public Uni<Optional<Long>> oldestMessage() {
        return pool.query("select min(id) as oldest from outbox")
                .execute()
                .map(rows -> rows.iterator().next())
                .map((Row row) -> Optional.ofNullable(row.getLong("oldest")));
    }
}
