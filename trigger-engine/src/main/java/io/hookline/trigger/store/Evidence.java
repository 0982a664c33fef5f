package io.hookline.trigger.store;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownPullRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of a commit, a ref or a pull request beyond decisions and builds. */
@ApplicationScoped
public class Evidence {

    /** Refs that stand at the commit, or stood there. */
    private static final String HEADS_OF_COMMIT =
            "select " + States.HEAD_COLUMNS + " from head where project = $1 and exists ("
                    + "select from unnest(left_commits || commit) as known(hash)"
                    + " where hash collate \"C\" >= $2 and hash collate \"C\" < $2 || 'g') order by ref";

    /** Since when a project is known, and when it was told of last or removed. */
    public record History(Instant knownSince, Instant changedAt) {}

    public Uni<Optional<History>> history(SqlConnection connection, ProjectId project) {
        return Sql.query(
                        connection,
                        "select known_since, changed_at from project where id = $1",
                        Tuple.of(project.value()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new History(
                                row.getOffsetDateTime("known_since").toInstant(),
                                row.getOffsetDateTime("changed_at").toInstant())));
    }

    public Uni<List<Head>> heads(SqlConnection connection, ProjectId project, CommitHash commit) {
        return Sql.query(connection, HEADS_OF_COMMIT, Tuple.of(project.value(), commit.value()))
                .map(rows -> rows.stream().map(States::head).toList());
    }

    public Uni<List<Head>> heads(SqlConnection connection, ProjectId project, GitRef ref) {
        return Sql.query(
                        connection,
                        "select " + States.HEAD_COLUMNS + " from head where project = $1 and ref = $2",
                        Tuple.of(project.value(), ref.fullName()))
                .map(rows -> rows.stream().map(States::head).toList());
    }

    public Uni<Optional<KnownPullRequest>> pullRequest(
            SqlConnection connection, ProjectId project, PullRequestId pullRequest) {
        return Sql.query(
                        connection,
                        "select " + States.PULL_REQUEST_COLUMNS + " from pull_request where project = $1 and id = $2",
                        Tuple.of(project.value(), pullRequest.value()))
                .map(rows -> rows.stream().findFirst().map(States::pullRequest));
    }

    /** When a webhook last led to a decision on the project. */
    public Uni<Optional<Instant>> lastWebhook(SqlConnection connection, ProjectId project) {
        return Sql.query(
                        connection,
                        "select decided_at from decision where project = $1 and delivery is not null"
                                + " order by decided_at desc, seq desc limit 1",
                        Tuple.of(project.value()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> row.getOffsetDateTime("decided_at").toInstant()));
    }
}
