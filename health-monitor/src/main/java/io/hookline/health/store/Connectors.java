package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.plan.MassFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** The connector rows: how the projects of each stand, and whether its repairs are held. */
@ApplicationScoped
public class Connectors {

    // Faults from before somebody resumed the repairs are meant to be repaired.
    private static final String LOAD = """
            select c.held_since is not null as held,
                   count(*) filter (where p.looked_at > $3)::int as looked,
                   count(*) filter (where p.looked_at > $3 and p.state = 'BROKEN')::int as broken,
                   count(*) filter (where p.state = 'BROKEN' and p.state_since > greatest($3, c.resumed_at))::int as newly_broken
              from connector c left join project p on p.connector_id = c.id and p.id <> $2
             where c.id = $1
             group by c.id
            """;

    /** How the connector's projects stand, but for one. */
    public Uni<MassFailure.Load> loadWithout(
            SqlConnection connection, ProjectId project, ConnectorId connector, Duration window, Instant now) {
        return connection
                .preparedQuery(LOAD)
                .execute(Tuple.of(connector.value(), project.value(), column(now.minus(window))))
                .map(rows -> load(rows.iterator().next()));
    }

    /** Holds the connector's repairs; false when they were held already. */
    public Uni<Boolean> hold(SqlConnection connection, ConnectorId connector, Instant now) {
        return connection
                .preparedQuery("update connector set held_since = $2 where id = $1 and held_since is null")
                .execute(Tuple.of(connector.value(), column(now)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Lets repairs go on; false when they were not held. */
    public Uni<Boolean> letGo(SqlConnection connection, ConnectorId connector) {
        return connection
                .preparedQuery("update connector set held_since = null where id = $1 and held_since is not null")
                .execute(Tuple.of(connector.value()))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Lets repairs go on though many projects are broken, because a person said so; false when there is no such connector. */
    public Uni<Boolean> resume(SqlConnection connection, ConnectorId connector, Instant now) {
        return connection
                .preparedQuery("update connector set held_since = null, resumed_at = $2 where id = $1")
                .execute(Tuple.of(connector.value(), column(now)))
                .map(rows -> rows.rowCount() > 0);
    }

    private static MassFailure.Load load(Row row) {
        return new MassFailure.Load(
                row.getInteger("looked"),
                row.getInteger("newly_broken"),
                row.getInteger("broken"),
                row.getBoolean("held"));
    }
}
