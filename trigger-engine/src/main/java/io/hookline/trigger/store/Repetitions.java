package io.hookline.trigger.store;

import io.hookline.contracts.id.BuildId;
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

    /** Notes that a build, written in this transaction, is the newest attempt of the first. */
    public Uni<Void> note(SqlConnection connection, BuildId build, BuildId first) {
        return Sql.execute(
                connection,
                "update build set repeats = $2, attempt = (select count(*) from build where id = $2 or repeats = $2) + 1"
                        + " where id = $1",
                Tuple.of(build.value(), first.value()));
    }
}
