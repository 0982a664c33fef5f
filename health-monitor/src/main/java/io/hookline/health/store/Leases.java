package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.schedule.Breakers;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Leases due projects a connector at a time, so that one worker owns one credential's budget. Whoever locks projects and connectors locks the
 * projects first; what is done here passes over projects that are locked, so that it never waits for one.
 */
@ApplicationScoped
public class Leases {

    // The connector that has waited longest, unless another worker has it. Its time moves to the lease's end, which is
    // when it is due again should the worker die.
    private static final String LEASE_CONNECTOR = """
        update connector set leased_by = $1, leased_until = $2, due_at = $2
         where id = (
           select id from connector
            where due_at <= $3 and (leased_until is null or leased_until <= $3)
            order by due_at limit 1
              for no key update skip locked)
        returning id, breakers::text as breakers
        """;

    // Of what was looked at without the API as many as may be asked now, whenever they would be due.
    private static final String MAKE_UP = """
        update project set next_check = $2
         where id in (
           select id from project
            where connector_id = $1 and awaits_api and next_check > $2
            order by next_check limit $3
              for update skip locked)
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

    private static final String GIVE_BACK = """
        update project set lease = null, next_check = $3
         where id in (select id from project where lease = $1 and id = any($2) for update skip locked)
        """;

    private static final String LOCK = "select 1 from connector where leased_by = $1 for no key update";

    // The row is locked by a statement before this one: a project that becomes due meanwhile is either seen here, or
    // brings due_at forward afterwards. A connector that is still due has had its turn: those that are due already come
    // first.
    private static final String RELEASE = """
        update connector c
           set leased_by = null, leased_until = null, breakers = $3::text::jsonb,
               due_at = case when exists (select from project p where p.connector_id = c.id) then
                 greatest(
                   least(
                     (select p.next_check from project p where p.connector_id = c.id order by p.next_check limit 1),
                     (select $5::timestamptz from project p where p.connector_id = c.id and p.awaits_api limit 1)),
                   $2::timestamptz,
                   $4::timestamptz)
               end
         where leased_by = $1
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
                        : leaseProjects(
                                connection, empty(token, until, rows.iterator().next()), now, batch)));
    }

    /**
     * Gives the connector to the next worker.
     *
     * @param breakers what its looks have shown of the ways to Bitbucket
     * @param left projects that were not looked at
     */
    public Uni<Void> release(Lease lease, Breakers breakers, Collection<ProjectId> left, Instant now) {
        return transactions.once(connection -> giveBack(connection, lease, left, now)
                .chain(() -> connection.preparedQuery(LOCK).execute(Tuple.of(lease.token())))
                .chain(() -> free(connection, lease, breakers, now)));
    }

    private static Uni<Void> giveBack(SqlConnection connection, Lease lease, Collection<ProjectId> left, Instant now) {
        if (left.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = left.stream().map(ProjectId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(GIVE_BACK)
                .execute(Tuple.of(lease.token(), ids, column(now)))
                .replaceWithVoid();
    }

    private static Uni<Void> free(SqlConnection connection, Lease lease, Breakers breakers, Instant now) {
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(
                        lease.token(),
                        column(now),
                        Rows.json(breakers),
                        column(breakers.host().parked(now).orElse(now)),
                        column(breakers.api().parked(now).orElse(now))))
                .replaceWithVoid();
    }

    private static Lease empty(UUID token, Instant until, Row row) {
        return new Lease(token, Rows.connector(row, "id"), until, Rows.breakers(row, "breakers"), List.of());
    }

    private static Uni<Optional<Lease>> leaseProjects(SqlConnection connection, Lease lease, Instant now, int batch) {
        Breakers breakers = lease.breakers();
        UUID connector = lease.connector().value();
        int most = breakers.host().tripped() ? 1 : batch;
        return connection
                .preparedQuery(MAKE_UP)
                .execute(Tuple.of(connector, column(now), breakers.api().atOnce(batch, now)))
                .chain(() -> connection
                        .preparedQuery(LEASE_PROJECTS)
                        .execute(Tuple.of(lease.token(), column(lease.until()), connector, column(now), most)))
                .map(rows -> Optional.of(new Lease(
                        lease.token(), lease.connector(), lease.until(), lease.breakers(), projectsOf(rows))));
    }

    private static List<Lease.Due> projectsOf(RowSet<Row> rows) {
        List<Lease.Due> projects = new ArrayList<>();
        rows.forEach(row ->
                projects.add(new Lease.Due(Rows.project(row, "id"), Depth.valueOf(row.getString("next_depth")))));
        return projects;
    }
}
