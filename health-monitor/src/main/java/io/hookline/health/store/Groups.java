package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.health.plan.MassFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Groups of projects that can get into trouble together: how those of each stand, and whether their repairs are held. */
@ApplicationScoped
public class Groups {

    // Trouble from before somebody resumed the repairs is meant to be repaired.
    private static final String LOAD = """
        select count(p.id) filter (where p.looked_at > $3)::int as looked,
               count(p.id) filter (where p.looked_at > $3 and p.looked_at >= coalesce(run.since, $3))::int as looked_in_run,
               count(p.id) filter (where p.trouble_since > greatest($3, g.resumed_at))::int as newly_troubled
          from %1$s g
          left join project p on p.%3$s = g.%2$s and p.id <> $2
          left join lateral (
            select t.trouble_since as since from project t
             where t.%3$s = g.%2$s and t.id <> $2 and t.trouble_since > greatest($3, g.resumed_at)
             order by t.trouble_since desc offset $4::int - 1 limit 1) run on true
         where g.%2$s = $1::text::%4$s
         group by g.%2$s, run.since
        """;

    private static final String HOLD =
            "update %1$s set held_since = $2, held_most = 0 where %2$s = $1::text::%4$s and held_since is null";
    private static final String HELD = "select %2$s::text as key from %1$s where held_since is not null order by 1";
    private static final String REST = """
        update %1$s g set held_most = greatest(g.held_most, left_over.troubled)
          from (select count(*)::int as troubled
                  from %1$s h join project p on p.%3$s = h.%2$s
                 where h.%2$s = $1::text::%4$s
                   and p.trouble_since > greatest(h.held_since - make_interval(secs => $2::float8), h.resumed_at)) left_over
         where g.%2$s = $1::text::%4$s and g.held_since is not null
        returning left_over.troubled as troubled, g.held_most as most
        """;
    private static final String LET_GO =
            "update %1$s set held_since = null where %2$s = $1::text::%4$s and held_since is not null";
    private static final String RESUME =
            "update %1$s set held_since = null, resumed_at = $2 where %2$s = $1::text::%4$s";

    /** What a group has in common. */
    public enum Kind {
        /** One connector, which is one credential. */
        CONNECTOR("connector", "id", "connector_id", "uuid"),
        /** One Bitbucket. */
        HOST("host", "name", "host", "text");

        private final String table;
        private final String key;
        private final String reference;
        private final String type;

        Kind(String table, String key, String reference, String type) {
            this.table = table;
            this.key = key;
            this.reference = reference;
            this.type = type;
        }

        private String sql(String template) {
            return template.formatted(table, key, reference, type);
        }
    }

    /**
     * A group.
     *
     * @param key the connector's id, or the host's name
     */
    public record Group(Kind kind, String key) {

        /** A project's connector. */
        public static Group connectorOf(ProjectRow project) {
            return new Group(Kind.CONNECTOR, project.connector().toString());
        }

        /** A project's host. */
        public static Group hostOf(ProjectRow project) {
            return new Group(Kind.HOST, project.host());
        }
    }

    /** How the group's projects stand, but for one. */
    public Uni<MassFailure.Load> without(
            SqlConnection connection, ProjectRow project, Group group, MassFailure massFailure, Instant now) {
        Instant since = now.minus(massFailure.window());
        return connection
                .preparedQuery(group.kind().sql(LOAD))
                .execute(Tuple.of(group.key(), project.id().value(), column(since), massFailure.run()))
                .map(rows -> rows.size() == 0
                        ? MassFailure.Load.NONE
                        : load(rows.iterator().next()));
    }

    /** What is left of the group's mass failure, which keeps how many it befell at worst; empty when its repairs are not held. */
    public Uni<Optional<MassFailure.Rest>> rest(SqlConnection connection, Group group, MassFailure massFailure) {
        return connection
                .preparedQuery(group.kind().sql(REST))
                .execute(Tuple.of(group.key(), (double) massFailure.window().toSeconds()))
                .map(rows -> Rows.list(rows, Groups::rest).stream().findFirst());
    }

    /** The groups whose repairs are held, in an order that all replicas keep. */
    public Uni<List<Group>> held(SqlConnection connection, Kind kind) {
        return connection
                .query(kind.sql(HELD))
                .execute()
                .map(rows -> Rows.list(rows, row -> new Group(kind, row.getString("key"))));
    }

    /** Holds the group's repairs; false when they were held already. */
    public Uni<Boolean> hold(SqlConnection connection, Group group, Instant now) {
        return changes(connection, group, HOLD, Tuple.of(group.key(), column(now)));
    }

    /** Lets repairs go on; false when they were not held. */
    public Uni<Boolean> letGo(SqlConnection connection, Group group) {
        return changes(connection, group, LET_GO, Tuple.of(group.key()));
    }

    /** Lets repairs go on though many projects are in trouble, because a person said so; false when there is no such group. */
    public Uni<Boolean> resume(SqlConnection connection, Group group, Instant now) {
        return changes(connection, group, RESUME, Tuple.of(group.key(), column(now)));
    }

    private static Uni<Boolean> changes(SqlConnection connection, Group group, String template, Tuple arguments) {
        return connection
                .preparedQuery(group.kind().sql(template))
                .execute(arguments)
                .map(rows -> rows.rowCount() > 0);
    }

    private static MassFailure.Load load(Row row) {
        return new MassFailure.Load(
                row.getInteger("looked"), row.getInteger("newly_troubled"), row.getInteger("looked_in_run"));
    }

    private static MassFailure.Rest rest(Row row) {
        return new MassFailure.Rest(row.getInteger("troubled"), row.getInteger("most"));
    }
}
