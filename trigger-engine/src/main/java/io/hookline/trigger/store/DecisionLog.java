package io.hookline.trigger.store;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.EventId;
import io.hookline.trigger.store.Query.Table;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every decision that was made. */
@ApplicationScoped
public class DecisionLog {

    private static final String INSERT =
            "insert into decision (id, project, event, delivery, ref, commit, pull_request, outcome, rule, decided_at, body)"
                    + " select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::bigint[],"
                    + " $8::text[], $9::text[], $10::timestamptz[], $11::text[])";

    private static final List<Class<?>> TYPES = List.of(
            UUID.class,
            UUID.class,
            UUID.class,
            String.class,
            String.class,
            String.class,
            Long.class,
            String.class,
            String.class,
            OffsetDateTime.class,
            String.class);

    private final Pool pool;

    DecisionLog(Pool pool) {
        this.pool = pool;
    }

    /** A decision, and where it stands in the order they were made. */
    public record Entry(Position position, Decision decision) {}

    public Uni<Void> add(SqlConnection connection, List<Decision> decisions) {
        return Sql.executeForAll(
                connection,
                INSERT,
                TYPES,
                decisions.stream().map(DecisionLog::row).toList());
    }

    public Uni<Optional<Decision>> find(DecisionId id) {
        return pool.withConnection(connection -> one(connection, "id", id.value()));
    }

    /** The first decision on an event. */
    public Uni<Optional<Decision>> ofEvent(SqlConnection connection, EventId event) {
        return one(connection, "event", event.value());
    }

    /**
     * Decisions, newest first.
     *
     * @param conditions all of which must hold
     * @param before only those that are older than this position; null to begin with the newest
     */
    public Uni<List<Entry>> find(List<Condition> conditions, @Nullable Position before, int limit) {
        return pool.withConnection(connection -> find(connection, conditions, before, limit));
    }

    /** Decisions, newest first, as this connection's transaction sees them. */
    public Uni<List<Entry>> find(
            SqlConnection connection, List<Condition> conditions, @Nullable Position before, int limit) {
        Query query = Query.of(Table.DECISIONS, conditions, before, limit);
        return Sql.query(connection, query.sql(), query.arguments())
                .map(rows -> rows.stream().map(DecisionLog::entry).toList());
    }

    private static Uni<Optional<Decision>> one(SqlConnection connection, String column, UUID value) {
        return Sql.query(
                        connection,
                        "select seq, decided_at, body from decision where " + column + " = $1 order by seq limit 1",
                        Tuple.of(value))
                .map(rows -> rows.stream().findFirst().map(row -> entry(row).decision()));
    }

    private static Entry entry(Row row) {
        return new Entry(Table.DECISIONS.position(row), Sql.read(row.getString("body"), Decision.class));
    }

    private static Tuple row(Decision decision) {
        return Tuple.from(Sql.row(
                decision.id().value(),
                decision.project().value(),
                decision.cause().event().value(),
                decision.cause().delivery(),
                decision.ref() == null ? null : decision.ref().fullName(),
                decision.commit() == null ? null : decision.commit().value(),
                decision.pullRequest() == null ? null : decision.pullRequest().value(),
                decision.outcome().name(),
                decision.rule(),
                Sql.time(decision.decidedAt()),
                Sql.json(decision)));
    }
}
