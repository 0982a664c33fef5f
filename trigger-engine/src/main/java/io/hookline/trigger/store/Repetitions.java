package io.hookline.trigger.store;

import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.state.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Builds that were run again. The caller holds the project. */
@ApplicationScoped
public class Repetitions {

    /** How often this was built: the first time and its repetitions. */
    public Uni<Integer> attempts(SqlConnection connection, BuildId first) {
        return Sql.query(
                        connection,
                        "select count(*)::int as attempts from build where id = $1 or repeats = $1",
                        Tuple.of(first.value()))
                .map(rows -> rows.getFirst().getInteger("attempts"));
    }

    /** Whether this commit was ever requested in this lane, whatever became of it. */
    public Uni<Boolean> isBuilt(SqlConnection connection, ProjectId project, Lane lane, CommitHash commit) {
        return Sql.query(
                        connection,
                        "select exists (select from build where project = $1 and lane = $2 and commit = $3) as built",
                        Tuple.of(project.value(), lane.name(), commit.value()))
                .map(rows -> rows.getFirst().getBoolean("built"));
    }

    /** Notes that a build, written in this transaction, is the newest attempt of the first. */
    public Uni<Void> note(SqlConnection connection, BuildId build, BuildId first) {
        return Sql.execute(
                connection,
                "update build set repeats = $2, attempt = (select count(*) from build where id = $2 or repeats = $2) + 1"
                        + " where id = $1",
                Tuple.of(build.value(), first.value()));
    }
}
