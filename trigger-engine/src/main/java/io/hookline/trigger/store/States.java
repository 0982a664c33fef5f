package io.hookline.trigger.store;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.trigger.state.Approval;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.state.Move;
import io.hookline.trigger.state.ProjectState;
import io.hookline.trigger.state.SkipMark;
import io.hookline.trigger.state.StateChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads what is known of the projects that a batch of events touches, in a few queries whatever the size of the batch. */
@ApplicationScoped
public class States {

    /** What {@link #head} reads. Statements name their columns, so that a newer schema does not change what a cached one gives. */
    static final String HEAD_COLUMNS = "project, ref, commit, told_as, left_commits, moves, skip_mark, changed_at";

    /** What {@link #pullRequest} reads. */
    static final String PULL_REQUEST_COLUMNS = "project, id, open, fork, commit, body, changed_at";

    /** What {@link #build} reads, and the order. */
    static final String BUILD_COLUMNS =
            "seq, id, project, lane, ref, commit, pull_request, target, status, requested_at";

    private static final String HEADS = "select " + HEAD_COLUMNS
            + " from head join unnest($1::uuid[], $2::text[]) k(p, r) on project = p and ref = r"
            + " union select " + HEAD_COLUMNS + " from head where project = any($3)";

    private static final String PULL_REQUESTS = "select " + PULL_REQUEST_COLUMNS
            + " from pull_request join unnest($1::uuid[], $2::bigint[]) k(p, i) on project = p and id = i"
            + " union select " + PULL_REQUEST_COLUMNS
            + " from pull_request join unnest($3::uuid[], $4::text[]) k(p, r)"
            + " on project = p and source_ref = r and open and not fork"
            + " union select " + PULL_REQUEST_COLUMNS + " from pull_request where project = any($5) and open";

    /**
     * Of each lane the newest builds that can still be superseded or cancelled, and those of the commits at hand. Of a branch, whose events
     * all name their commits, the requested ones and the newest are enough.
     */
    private static final String BUILDS = "select " + BUILD_COLUMNS + " from unnest($1::uuid[], $2::text[]) k(p, l)"
            + " cross join lateral (select *, row_number() over (order by seq desc) as place from (select "
            + BUILD_COLUMNS + " from build where project = p and lane = l and status <> 'CANCELLED'"
            + " order by seq desc limit 20) newest) b"
            + " where status = 'REQUESTED' or place = 1 or not starts_with(lane, 'refs/heads/')"
            + " union select " + BUILD_COLUMNS
            + " from build join unnest($3::uuid[], $4::text[], $5::text[]) k(p, l, c)"
            + " on project = p and lane = l and commit >= c collate \"C\" and commit < (c || 'g') collate \"C\""
            + " order by seq";

    /** The state of each known project, for these events. */
    public Uni<Map<ProjectId, ProjectState>> load(
            SqlConnection connection, Collection<RepositoryEvent> events, Map<ProjectId, KnownProject> projects) {
        return load(connection, Scope.of(events, projects), projects);
    }

    /** What is known of one pull request, if it is from a fork, and of that commit in it. */
    public Uni<ProjectState> loadFork(
            SqlConnection connection, KnownProject known, PullRequestId pullRequest, CommitHash commit) {
        ProjectId project = known.project().id();
        return load(connection, Scope.ofFork(project, pullRequest, commit), Map.of(project, known))
                .map(states -> Objects.requireNonNull(states.get(project), "a state for each project"));
    }

    private static Uni<Map<ProjectId, ProjectState>> load(
            SqlConnection connection, Scope scope, Map<ProjectId, KnownProject> projects) {
        return Uni.combine()
                .all()
                .unis(
                        heads(connection, scope),
                        pullRequests(connection, scope),
                        builds(connection, scope),
                        Approvals.load(connection, scope))
                .with((heads, pullRequests, builds, approvals) -> {
                    Map<ProjectId, ProjectState> states = new HashMap<>();
                    projects.forEach((id, known) -> states.put(
                            id,
                            new ProjectState(
                                    known,
                                    heads.getOrDefault(id, List.of()),
                                    pullRequests.getOrDefault(id, List.of()),
                                    builds.getOrDefault(id, List.of()))));
                    approvals.forEach((id, all) -> approve(states.get(id), all));
                    return states;
                });
    }

    private static void approve(@Nullable ProjectState state, List<Approval> approvals) {
        ProjectState known = Objects.requireNonNull(state, "a state for each project");
        approvals.forEach(approval -> known.apply(new StateChange.CommitApproved(approval)));
    }

    private static Uni<Map<ProjectId, List<Head>>> heads(SqlConnection connection, Scope scope) {
        Tuple arguments = Tuple.of(
                Scope.projects(scope.refs), Scope.texts(scope.refs, GitRef::fullName), Projects.ids(scope.allRefs));
        return Sql.query(connection, HEADS, arguments).map(rows -> byProject(rows, States::head));
    }

    private static Uni<Map<ProjectId, List<KnownPullRequest>>> pullRequests(SqlConnection connection, Scope scope) {
        Tuple arguments = Tuple.of(
                Scope.projects(scope.pullRequests),
                scope.pullRequestNumbers().toArray(Long[]::new),
                Scope.projects(scope.refs),
                Scope.texts(scope.refs, GitRef::fullName),
                Projects.ids(scope.allPullRequests));
        return Sql.query(connection, PULL_REQUESTS, arguments).map(rows -> byProject(rows, States::pullRequest));
    }

    private static Uni<Map<ProjectId, List<KnownBuild>>> builds(SqlConnection connection, Scope scope) {
        Tuple arguments = Tuple.of(
                Scope.projects(scope.lanes),
                Scope.texts(scope.lanes, Lane::name),
                Scope.projects(scope.commits),
                Scope.texts(scope.commits, built -> built.lane().name()),
                Scope.texts(scope.commits, built -> built.prefix().value()));
        return Sql.query(connection, BUILDS, arguments).map(rows -> byProject(rows, States::build));
    }

    private static <T> Map<ProjectId, List<T>> byProject(List<Row> rows, Function<Row, T> read) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new ProjectId(row.getUUID("project")), Collectors.mapping(read, Collectors.toList())));
    }

    static Head head(Row row) {
        return new Head(
                GitRef.of(row.getString("ref")),
                commit(row, "commit"),
                commit(row, "told_as"),
                list(row, "left_commits", CommitHash::of),
                list(row, "moves", Move::of),
                SkipMark.valueOf(row.getString("skip_mark")),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static <T> List<T> list(Row row, String column, Function<String, T> read) {
        return Arrays.stream(row.getArrayOfStrings(column)).map(read).toList();
    }

    static KnownPullRequest pullRequest(Row row) {
        return new KnownPullRequest(
                Sql.read(row.getString("body"), PullRequest.class),
                row.getBoolean("fork"),
                commit(row, "commit"),
                row.getBoolean("open"),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    static KnownBuild build(Row row) {
        Long pullRequest = row.getLong("pull_request");
        String target = row.getString("target");
        return new KnownBuild(
                new BuildId(row.getUUID("id")),
                new Lane(row.getString("lane")),
                GitRef.of(row.getString("ref")),
                CommitHash.of(row.getString("commit")),
                pullRequest == null ? null : PullRequestId.of(pullRequest),
                target == null ? null : GitRef.of(target),
                KnownBuild.Status.valueOf(row.getString("status")),
                row.getOffsetDateTime("requested_at").toInstant());
    }

    private static @Nullable CommitHash commit(Row row, String column) {
        String commit = row.getString(column);
        return commit == null ? null : CommitHash.of(commit);
    }
}
