package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fleet in numbers. PostgreSQL counts, and no project's documents are read. States, overall and by connector, take one pass over the
 * entries of an index each, which grows with the number of projects; findings and checks grow with how many are wrong; the rest reads an
 * end of an index. What comes back grows with the kinds of findings and, up to a limit, with connectors.
 */
@ApplicationScoped
public class Overviews {

    private static final String TOTALS = """
        select (select count(*)::int from repair where finished_at is null) as repairs_in_flight,
               (select count(*)::int from project where next_check <= $1) as overdue,
               (select looked_at from project where coalesce(looked_at, '-infinity') > '-infinity'
                 order by coalesce(looked_at, '-infinity'), id limit 1) as oldest_check
        """;

    private static final String OLDEST =
            "select id, name, next_check from project where next_check <= $1 order by next_check, id limit 1";

    // Projects all of whose findings are acknowledged: sought among those with acknowledgements, which are few.
    private static final String KNOWN = """
        with known as (
          select p.connector_id, p.state, count(*)::int as projects
            from project p
           where p.id in (select project_id from acknowledgement)
             and exists (select from finding f where f.project_id = p.id)
             and not exists (select from finding f where f.project_id = p.id and not %s)
           group by p.connector_id, p.state
        )
        """.formatted(Acknowledgements.HOLDS);

    private static final String STATES = KNOWN + """
        select state, all_of.projects - coalesce(k.projects, 0) as projects, coalesce(k.projects, 0) as acknowledged
          from (select state, count(*)::int as projects from project group by state) all_of
          left join (select state, sum(projects)::int as projects from known group by state) k using (state)
        """;

    private static final String CONNECTORS = KNOWN + """
        , counted as (
          select connector_id, state, all_of.projects - coalesce(k.projects, 0) as projects,
                 coalesce(k.projects, 0) as acknowledged
            from (select connector_id, state, count(*)::int as projects from project group by connector_id, state) all_of
            left join known k using (connector_id, state)
        ), worst as (
          select connector_id,
                 coalesce(sum(projects) filter (where state in ('BROKEN', 'UNAUTHORIZED', 'REPOSITORY_GONE')), 0) as broken,
                 coalesce(sum(projects) filter (where state <> 'HEALTHY'), 0) as unwell
            from counted group by connector_id
           order by broken desc, unwell desc, connector_id limit $1
        )
        select connector_id, state, projects, acknowledged from counted join worst using (connector_id)
         order by broken desc, unwell desc, connector_id
        """;

    private final Pool pool;

    Overviews(Pool pool) {
        this.pool = pool;
    }

    /**
     * What waits.
     *
     * @param overdue projects that are due and wait for their look
     * @param oldestCheck when the project was looked at whose look is the longest ago; null before the first look
     */
    public record Totals(
            int repairsInFlight, int overdue, @Nullable Instant oldestCheck) {}

    /** The project that waits for its look the longest. */
    public record Overdue(ProjectId project, String name, Instant dueSince) {}

    /**
     * How many projects are in each state.
     *
     * @param byState without those all of whose findings are acknowledged
     * @param acknowledged those
     * @param unchecked those that wait for their first look
     */
    public record States(Map<HealthState, Integer> byState, Map<HealthState, Integer> acknowledged, int unchecked) {

        public States {
            byState = Map.copyOf(byState);
            acknowledged = Map.copyOf(acknowledged);
        }

        private static States of(List<Row> rows) {
            Map<HealthState, Integer> byState = new EnumMap<>(HealthState.class);
            Map<HealthState, Integer> acknowledged = new EnumMap<>(HealthState.class);
            int unchecked = 0;
            for (Row row : rows) {
                HealthState state = Rows.state(row, "state");
                int projects = row.getInteger("projects");
                if (state == null) {
                    unchecked = projects;
                } else {
                    byState.put(state, projects);
                    acknowledged.put(state, row.getInteger("acknowledged"));
                }
            }
            return new States(byState, acknowledged, unchecked);
        }
    }

    /** How many projects show a kind of finding, or fail a check: by their worst light, or as acknowledged where all of it is. */
    public record Tally(String name, int red, int amber, int acknowledged) {}

    /** How the projects of a connector stand. */
    public record OfConnector(ConnectorId connector, States states) {}

    public Uni<Totals> totals(Instant now) {
        return pool.preparedQuery(TOTALS).execute(Tuple.of(column(now))).map(rows -> {
            Row row = rows.iterator().next();
            return new Totals(
                    row.getInteger("repairs_in_flight"),
                    row.getInteger("overdue"),
                    Rows.timeOrNull(row, "oldest_check"));
        });
    }

    /** The project that is due the longest; empty when none is. */
    public Uni<Optional<Overdue>> oldest(Instant now) {
        return pool.preparedQuery(OLDEST)
                .execute(Tuple.of(column(now)))
                .map(rows -> Rows.list(rows, Overviews::overdue).stream().findFirst());
    }

    public Uni<States> states() {
        return pool.query(STATES).execute().map(rows -> States.of(Rows.list(rows, row -> row)));
    }

    /** By kind of finding, worst first; only of kinds that are found. */
    public Uni<List<Tally>> byFinding() {
        return tallies("finding");
    }

    /** By check; only of checks that fail somewhere. */
    public Uni<List<Tally>> byCheck() {
        return tallies("check_name");
    }

    /** The connectors with the most broken projects, worst first. */
    public Uni<List<OfConnector>> byConnector(int atMost) {
        return pool.preparedQuery(CONNECTORS).execute(Tuple.of(atMost)).map(Overviews::connectors);
    }

    private Uni<List<Tally>> tallies(String column) {
        return pool.query(countBy(column)).execute().map(rows -> Rows.list(rows, Overviews::tally));
    }

    /** Each project counts once for a name, as the worst that it is found by. */
    private static String countBy(String column) {
        return """
            select name, count(*) filter (where red)::int as red,
                   count(*) filter (where not red and not known)::int as amber,
                   count(*) filter (where known)::int as acknowledged
              from (select %1$s as name, project_id, bool_or(red and not known) as red, bool_and(known) as known
                      from (select f.*, %2$s as known from finding f) found
                     group by %1$s, project_id) of_project
             group by name
             order by red desc, amber desc, name
            """.formatted(column, Acknowledgements.HOLDS);
    }

    private static List<OfConnector> connectors(RowSet<Row> rows) {
        Map<ConnectorId, List<Row>> byConnector = new LinkedHashMap<>();
        rows.forEach(row -> byConnector
                .computeIfAbsent(Rows.connector(row, "connector_id"), unseen -> new ArrayList<>())
                .add(row));
        return byConnector.entrySet().stream()
                .map(entry -> new OfConnector(entry.getKey(), States.of(entry.getValue())))
                .toList();
    }

    private static Overdue overdue(Row row) {
        return new Overdue(Rows.project(row, "id"), row.getString("name"), Rows.time(row, "next_check"));
    }

    private static Tally tally(Row row) {
        return new Tally(
                row.getString("name"), row.getInteger("red"), row.getInteger("amber"), row.getInteger("acknowledged"));
    }
}
