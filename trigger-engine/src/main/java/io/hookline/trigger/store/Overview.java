package io.hookline.trigger.store;

import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.KnownPullRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known, for people to look at. */
@ApplicationScoped
public class Overview {

    private static final String COUNTS = "select"
            + " (select count(*) from head where project = $1 and commit is not null) as refs,"
            + " (select count(*) from decision where project = $1) as decisions,"
            + " (select count(*) from build where project = $1) as builds,"
            + " (select count(*) from waiting where project = $1) as waiting,"
            + " (select count(*) from drift where project = $1) as drifts";

    private final Pool pool;
    private final Projects projects;

    Overview(Pool pool, Projects projects) {
        this.pool = pool;
        this.projects = projects;
    }

    /**
     * How much there is of a project.
     *
     * @param waiting events that cannot be decided yet
     * @param drifts differences that a look at the repository showed and no webhook has told yet
     */
    public record Counts(long refs, long decisions, long builds, long waiting, long drifts) {}

    public record ProjectOverview(KnownProject known, List<KnownPullRequest> openPullRequests, Counts counts) {}

    /**
     * A build, where it stands in the order of requests, and whose it is.
     *
     * @param repeats the build that was asked to run again; null for one that is no repetition
     * @param attempt 1 for the first
     */
    public record BuildEntry(
            Position position,
            ProjectId project,
            KnownBuild build,
            @Nullable BuildId repeats,
            int attempt) {}

    public Uni<Optional<ProjectOverview>> project(ProjectId id) {
        return pool.withConnection(connection -> projects.find(connection, List.of(id))
                .chain(found -> {
                    KnownProject known = found.get(id);
                    return known == null
                            ? Uni.createFrom().item(Optional.empty())
                            : overview(connection, known).map(Optional::of);
                }));
    }

    /** Builds, newest first. */
    public Uni<List<BuildEntry>> builds(List<Condition> conditions, @Nullable Position before, int limit) {
        return pool.withConnection(connection -> builds(connection, conditions, before, limit));
    }

    /** Builds, newest first, as this connection's transaction sees them. */
    public Uni<List<BuildEntry>> builds(
            SqlConnection connection, List<Condition> conditions, @Nullable Position before, int limit) {
        Query query = Query.of(Query.Table.BUILDS, conditions, before, limit);
        return Sql.query(connection, query.sql(), query.arguments())
                .map(rows -> rows.stream().map(Overview::entry).toList());
    }

    /** One build. */
    public Uni<Optional<BuildEntry>> build(SqlConnection connection, BuildId id) {
        return Sql.query(
                        connection,
                        "select " + States.BUILD_COLUMNS + ", repeats, attempt from build where id = $1",
                        Tuple.of(id.value()))
                .map(rows -> rows.stream().findFirst().map(Overview::entry));
    }

    private static Uni<ProjectOverview> overview(SqlConnection connection, KnownProject known) {
        Tuple id = Tuple.of(known.project().id().value());
        return Sql.query(
                        connection,
                        "select " + States.PULL_REQUEST_COLUMNS
                                + " from pull_request where project = $1 and open order by id",
                        id)
                .map(rows -> rows.stream().map(States::pullRequest).toList())
                .chain(open -> Sql.query(connection, COUNTS, id)
                        .map(rows -> new ProjectOverview(known, open, counts(rows.getFirst()))));
    }

    private static Counts counts(Row row) {
        return new Counts(
                row.getLong("refs"),
                row.getLong("decisions"),
                row.getLong("builds"),
                row.getLong("waiting"),
                row.getLong("drifts"));
    }

    private static BuildEntry entry(Row row) {
        UUID repeats = row.getUUID("repeats");
        return new BuildEntry(
                Query.Table.BUILDS.position(row),
                new ProjectId(Objects.requireNonNull(row.getUUID("project"))),
                States.build(row),
                repeats == null ? null : new BuildId(repeats),
                row.getInteger("attempt"));
    }
}
