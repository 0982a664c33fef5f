package io.hookline.health.store;

import static io.hookline.health.store.Rows.column;

import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.id.CommandId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of repairs, which is also the inbox of their results. */
@ApplicationScoped
public class Repairs {

    private static final String ADD =
            "insert into repair (command_id, project_id, kind, reason, issued_at) values ($1, $2, $3, $4, $5)";

    private static final String ISSUED = """
        select count(*)::int as issued
          from repair r join project p on p.id = r.project_id
         where p.host = $1 and p.workspace = $2 and r.issued_at > $3 and r.kind <> 'REPOSITORY'
        """;

    private static final String LOSE =
            "update repair set result = 'lost', finished_at = $2 where command_id = any($1) and finished_at is null";

    private static final String FINISH = """
        update repair set result = $2, detail = $3, finished_at = $4
         where command_id = $1 and (finished_at is null or result = 'lost')
        """;

    /**
     * How many repairs of a workspace were issued since a time, but for those that change nothing on Bitbucket. Others who ask of the same
     * workspace wait until this transaction ends, so that together they do not issue more than one alone would.
     */
    public Uni<Integer> issuedIn(SqlConnection connection, ProjectRow project, Instant since) {
        return connection
                .preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of(project.host() + "/" + project.workspace()))
                .chain(() -> connection
                        .preparedQuery(ISSUED)
                        .execute(Tuple.of(project.host(), project.workspace(), column(since))))
                .map(rows -> rows.iterator().next().getInteger("issued"));
    }

    /** Adds repairs that are issued in this transaction. */
    public Uni<Void> add(SqlConnection connection, List<RepairCommand> commands) {
        if (commands.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(ADD)
                .executeBatch(commands.stream().map(Repairs::row).toList())
                .replaceWithVoid();
    }

    /** Gives up waiting for results that are overdue; one that comes later all the same is still kept. */
    public Uni<Void> lose(SqlConnection connection, Set<CommandId> commands, Instant now) {
        if (commands.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = commands.stream().map(CommandId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(LOSE)
                .execute(Tuple.of(ids, column(now)))
                .replaceWithVoid();
    }

    /** Keeps a result; false when it came before, or its command is not known here. */
    public Uni<Boolean> finish(SqlConnection connection, RepairResult result) {
        return connection
                .preparedQuery(FINISH)
                .execute(Tuple.of(result.command().value(), name(result), detail(result), column(result.finishedAt())))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Tuple row(RepairCommand command) {
        return Tuple.of(
                command.id().value(),
                command.project().value(),
                command.repairs().name(),
                command.reason(),
                column(command.issuedAt()));
    }

    private static String name(RepairResult result) {
        return switch (result) {
            case RepairResult.Repaired repaired -> "repaired";
            case RepairResult.NotNeeded notNeeded -> "not-needed";
            case RepairResult.Failed failed -> "failed";
        };
    }

    private static @Nullable String detail(RepairResult result) {
        return switch (result) {
            case RepairResult.Repaired repaired -> repaired.what();
            case RepairResult.NotNeeded notNeeded -> null;
            case RepairResult.Failed failed -> failed.why();
        };
    }
}
