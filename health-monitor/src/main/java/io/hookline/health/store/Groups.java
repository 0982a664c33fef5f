package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.health.plan.MassFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Groups of projects that can get into trouble together: how those of each stand, and whether their repairs are held. */
@ApplicationScoped
public class Groups {

    // Trouble from before somebody resumed the repairs is meant to be repaired.
    private static final String LOAD = """
        select g.held_since is not null as held,
               count(p.id) filter (where p.looked_at > $3)::int as looked,
               count(p.id) filter (where p.looked_at > $3 and p.trouble_since is not null)::int as troubled,
               count(p.id) filter (where p.trouble_since > greatest($3, g.resumed_at))::int as newly_troubled
          from %1$s g left join project p on p.%3$s = g.%2$s and p.id <> $2
         where g.%2$s = $1::text::%4$s
         group by g.%2$s
        """;

    private static final String HOLD =
            "update %1$s set held_since = $2 where %2$s = $1::text::%4$s and held_since is null";
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
            SqlConnection connection, ProjectRow project, Group group, Duration window, Instant now) {
        return connection
                .preparedQuery(group.kind().sql(LOAD))
                .execute(Tuple.of(group.key(), project.id().value(), column(now.minus(window))))
                .map(rows -> rows.size() == 0
                        ? MassFailure.Load.NONE
                        : load(rows.iterator().next()));
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
                row.getInteger("looked"),
                row.getInteger("newly_troubled"),
                row.getInteger("troubled"),
                row.getBoolean("held"));
    }
}
