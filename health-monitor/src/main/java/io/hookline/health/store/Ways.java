package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.contracts.health.Observation.Why;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.health.schedule.Breaker;
import io.hookline.health.schedule.Breakers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the connectors' ways to Bitbucket stand: what may be called, and which are parked. */
@ApplicationScoped
public class Ways {

    private static final String KEEP = "update connector set limits = $2::text::jsonb, limits_at = $3 where id = $1";

    private static final String LIMITS = """
        select id, limits::text as limits, limits_at from connector
         where limits is not null
         order by (select min((one ->> 'remaining')::float8 / greatest((one ->> 'limit')::int, 1))
                     from jsonb_array_elements(limits -> 'budgets') one) nulls last, id
         limit $1
        """;

    private static final String PARKED = """
        select id, breakers::text as breakers from connector
         where (breakers #>> '{host,parkings}')::int > 0 or (breakers #>> '{api,parkings}')::int > 0
         order by id limit $1
        """;

    private static final String COUNT = """
        select count(*) filter (where (breakers #>> '{host,parkings}')::int > 0)::int as host,
               count(*) filter (where (breakers #>> '{api,parkings}')::int > 0)::int as api
          from connector
        """;

    private final Pool pool;

    Ways(Pool pool) {
        this.pool = pool;
    }

    /** What a connector's credential may call, as of a time. */
    public record OfConnector(ConnectorId connector, CallLimits limits, Instant asOf) {}

    /** Which way is parked. */
    public enum Way {
        /** Git and the API: none of the connector's projects is looked at. */
        HOST,
        /** The API alone: its projects are looked at with git. */
        API
    }

    /**
     * A connector's way that is parked.
     *
     * @param until when a single look tries it again
     * @param why what the last look said
     */
    public record Parked(
            ConnectorId connector,
            Way way,
            @Nullable Instant until,
            @Nullable Why why) {}

    /** How many connectors are parked. */
    public record Count(int hosts, int apis) {}

    public Uni<Void> keep(ConnectorId connector, CallLimits limits, Instant now) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(connector.value(), Rows.json(limits), column(now)))
                .replaceWithVoid();
    }

    /** Of the connectors that were asked about, those with the smallest share of their calls left first. */
    public Uni<List<OfConnector>> limits(int atMost) {
        return pool.preparedQuery(LIMITS).execute(Tuple.of(atMost)).map(rows -> Rows.list(rows, Ways::limits));
    }

    public Uni<List<Parked>> parked(int atMost) {
        return pool.preparedQuery(PARKED)
                .execute(Tuple.of(atMost))
                .map(rows -> Rows.list(rows, Ways::parked).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    public Uni<Count> count() {
        return pool.query(COUNT).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Count(row.getInteger("host"), row.getInteger("api"));
        });
    }

    private static OfConnector limits(Row row) {
        return new OfConnector(Rows.connector(row, "id"), Rows.limits(row, "limits"), Rows.time(row, "limits_at"));
    }

    private static List<Parked> parked(Row row) {
        ConnectorId connector = Rows.connector(row, "id");
        Breakers breakers = Rows.breakers(row, "breakers");
        List<Parked> parked = new ArrayList<>();
        if (breakers.host().tripped()) {
            parked.add(parked(connector, Way.HOST, breakers.host()));
        }
        if (breakers.api().tripped()) {
            parked.add(parked(connector, Way.API, breakers.api()));
        }
        return parked;
    }

    private static Parked parked(ConnectorId connector, Way way, Breaker breaker) {
        return new Parked(connector, way, breaker.parkedUntil(), breaker.cause());
    }
}
