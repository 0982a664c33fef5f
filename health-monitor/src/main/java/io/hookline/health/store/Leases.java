package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.id.ConnectorId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Leases due projects a connector at a time, so that one worker owns one credential's budget. */
@ApplicationScoped
public class Leases {

    // The connector whose project is overdue longest, unless another worker has it.
    private static final String LEASE_CONNECTOR = """
        update connector set leased_by = $1, leased_until = $2
         where id = (
           select c.id
             from connector c
             join lateral (select p.next_check from project p
                            where p.connector_id = c.id order by p.next_check limit 1) due on true
            where due.next_check <= $3 and (c.leased_until is null or c.leased_until <= $3)
            order by due.next_check limit 1
              for update of c skip locked)
        returning id
        """;

    private static final String LEASE_PROJECTS = """
        update project set lease = $1, next_check = $2
         where id in (
           select id from project
            where connector_id = $3 and next_check <= $4
            order by next_check limit $5
              for update skip locked)
        returning id, next_depth
        """;

    private final Transactions transactions;

    Leases(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Leases what is due longest; empty when nothing is due that another worker does not have. */
    public Uni<Optional<Lease>> next(Instant now, Duration duration, int batch) {
        UUID token = UUID.randomUUID();
        Instant until = now.plus(duration).truncatedTo(ChronoUnit.MICROS);
        return transactions.once(connection -> connection
                .preparedQuery(LEASE_CONNECTOR)
                .execute(Tuple.of(token, column(until), column(now)))
                .flatMap(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : leaseProjects(connection, token, connectorOf(rows), now, until, batch)));
    }

    /** Gives the connector to the next worker. */
    public Uni<Void> release(Lease lease) {
        return transactions.once(connection -> connection
                .preparedQuery("update connector set leased_by = null, leased_until = null where leased_by = $1")
                .execute(Tuple.of(lease.token()))
                .replaceWithVoid());
    }

    private static Uni<Optional<Lease>> leaseProjects(
            SqlConnection connection, UUID token, ConnectorId connector, Instant now, Instant until, int batch) {
        return connection
                .preparedQuery(LEASE_PROJECTS)
                .execute(Tuple.of(token, column(until), connector.value(), column(now), batch))
                .map(rows -> Optional.of(new Lease(token, connector, until, projectsOf(rows))));
    }

    private static ConnectorId connectorOf(RowSet<Row> rows) {
        return Rows.connector(rows.iterator().next(), "id");
    }

    private static List<Lease.Due> projectsOf(RowSet<Row> rows) {
        List<Lease.Due> projects = new ArrayList<>();
        rows.forEach(row ->
                projects.add(new Lease.Due(Rows.project(row, "id"), Depth.valueOf(row.getString("next_depth")))));
        return projects;
    }
}
