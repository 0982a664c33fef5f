package io.hookline.trigger.store;

import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.trigger.state.Approval;
import io.hookline.trigger.state.Approver;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Commits of pull requests from forks that somebody approved; of two approvals of one commit the first is kept. */
final class Approvals {

    private static final String INSERT =
            "insert into approval (project, pull_request, commit, who, way, approved_at, decision)"
                    + " values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing";

    private static final String OF_PULL_REQUESTS =
            "select project, pull_request, commit, who, way, approved_at, decision"
                    + " from approval join unnest($1::uuid[], $2::bigint[]) k(p, i)"
                    + " on project = p and pull_request = i order by approved_at";

    private Approvals() {}

    static Uni<Void> add(SqlConnection connection, List<Tuple> rows) {
        return Sql.executeEach(connection, INSERT, rows);
    }

    /** Asks only where a pull request may need one. */
    static Uni<Map<ProjectId, List<Approval>>> load(SqlConnection connection, Scope scope) {
        if (scope.approvals.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Long[] numbers =
                scope.approvals.stream().map(pair -> pair.what().value()).toArray(Long[]::new);
        return Sql.query(connection, OF_PULL_REQUESTS, Tuple.of(Scope.projects(scope.approvals), numbers))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> new ProjectId(row.getUUID("project")),
                                Collectors.mapping(Approvals::approval, Collectors.toList()))));
    }

    static Tuple row(ProjectId project, Approval approval) {
        return Tuple.from(Sql.row(
                project.value(),
                approval.pullRequest().value(),
                approval.commit().value(),
                approval.by().who(),
                approval.by().way().name(),
                Sql.time(approval.at()),
                approval.decision().value()));
    }

    private static Approval approval(Row row) {
        return new Approval(
                PullRequestId.of(row.getLong("pull_request")),
                CommitHash.of(row.getString("commit")),
                new Approver(row.getString("who"), Approver.Way.valueOf(row.getString("way"))),
                row.getOffsetDateTime("approved_at").toInstant(),
                new DecisionId(row.getUUID("decision")));
    }
}
