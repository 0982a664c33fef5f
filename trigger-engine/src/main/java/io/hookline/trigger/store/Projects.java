package io.hookline.trigger.store;

import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.trigger.state.KnownProject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Projects as connector-service told of them, and the lock that keeps each project's events apart. */
@ApplicationScoped
public class Projects {

    private static final List<String> OF_A_PROJECT = List.of("head", "pull_request", "approval", "drift");

    /**
     * Holds these projects until the transaction ends. Whoever reads and writes a project's state holds it, so that replicas, a
     * rebalance and the waiting events never interleave. Locks are taken in one order: two batches cannot wait for each other.
     */
    public Uni<Void> lock(SqlConnection connection, Collection<ProjectId> projects) {
        Long[] keys = projects.stream()
                .map(ProjectId::value)
                .map(id -> id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                .distinct()
                .sorted()
                .toArray(Long[]::new);
        return Sql.execute(
                connection,
                "select pg_advisory_xact_lock(k) from unnest($1::bigint[]) with ordinality as keys(k, n) order by n",
                Tuple.of((Object) keys));
    }

    public Uni<Map<ProjectId, KnownProject>> find(SqlConnection connection, Collection<ProjectId> projects) {
        return Sql.query(
                        connection,
                        "select body, removed, observed_default_branch, refs_seen, pull_requests_seen from project"
                                + " where id = any($1)",
                        Tuple.of((Object) ids(projects)))
                .map(rows -> rows.stream()
                        .map(Projects::known)
                        .collect(Collectors.toMap(known -> known.project().id(), Function.identity())));
    }

    /** Takes over a project that is newer than what is known of it; its waiting events get their turn. */
    public Uni<Void> put(SqlConnection connection, Project project) {
        UUID id = project.id().value();
        String upsert = "insert into project (id, version, body) values ($1, $2, $3)"
                + " on conflict (id) do update set version = excluded.version, body = excluded.body, removed = false, changed_at = now()"
                + " where project.version < excluded.version";
        return Sql.execute(connection, upsert, Tuple.of(id, project.version(), Sql.json(project)))
                .chain(() -> Sql.execute(
                        connection, "update waiting set next_attempt = now() where project = $1", Tuple.of(id)));
    }

    /** Marks a project as deleted and forgets its refs and pull requests; decisions and builds stay for people to look at. */
    public Uni<Void> remove(SqlConnection connection, ProjectId project) {
        Tuple id = Tuple.of(project.value());
        Uni<Void> done = Sql.execute(
                connection,
                "update project set removed = true, changed_at = now(), refs_seen = false, pull_requests_seen = false where id = $1",
                id);
        for (String table : OF_A_PROJECT) {
            done = done.chain(() -> Sql.execute(connection, "delete from " + table + " where project = $1", id));
        }
        return done;
    }

    static KnownProject known(Row row) {
        return new KnownProject(
                Sql.read(row.getString("body"), Project.class),
                row.getBoolean("removed"),
                row.getString("observed_default_branch"),
                row.getBoolean("refs_seen"),
                row.getBoolean("pull_requests_seen"));
    }

    static UUID[] ids(Collection<ProjectId> projects) {
        return projects.stream().map(ProjectId::value).distinct().toArray(UUID[]::new);
    }
}
