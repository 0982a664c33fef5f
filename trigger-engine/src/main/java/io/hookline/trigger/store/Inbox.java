package io.hookline.trigger.store;

import io.hookline.contracts.id.EventId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which events were taken in already: Kafka delivers at least once, and Bitbucket repeats a delivery under one id. */
@ApplicationScoped
public class Inbox {

    /** Takes ids in; gives those that are new. */
    public Uni<Set<EventId>> admit(SqlConnection connection, Collection<EventId> events) {
        UUID[] ids = events.stream().map(EventId::value).distinct().sorted().toArray(UUID[]::new);
        return Sql.query(
                        connection,
                        "insert into inbox (event_id) select unnest($1::uuid[]) on conflict do nothing returning event_id",
                        Tuple.of((Object) ids))
                .map(rows -> rows.stream()
                        .map(row -> new EventId(row.getUUID("event_id")))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Forgets events that become dead letters, so that they are taken in anew when they are replayed. */
    public Uni<Void> forget(SqlConnection connection, Collection<EventId> events) {
        UUID[] ids = events.stream().map(EventId::value).toArray(UUID[]::new);
        return ids.length == 0
                ? Uni.createFrom().voidItem()
                : Sql.execute(connection, "delete from inbox where event_id = any($1)", Tuple.of((Object) ids));
    }
}
