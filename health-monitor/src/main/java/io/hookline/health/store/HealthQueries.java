package io.hookline.health.store;

import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people ask for. */
@ApplicationScoped
public class HealthQueries {

    private static final String REPAIRS = """
        select * from repair where $1::uuid is null or project_id = $1
         order by issued_at desc, command_id limit $2
        """;

    private final Pool pool;

    HealthQueries(Pool pool) {
        this.pool = pool;
    }

    /** A connector whose repairs are held since a mass failure. */
    public record HeldConnector(ConnectorId connector, Instant since) {}

    /** A Bitbucket whose repairs are held since a mass failure. */
    public record HeldHost(String host, Instant since) {}

    public Uni<List<HeldConnector>> heldConnectors() {
        return pool.query("select id, held_since from connector where held_since is not null order by held_since")
                .execute()
                .map(rows -> Rows.list(
                        rows, row -> new HeldConnector(Rows.connector(row, "id"), Rows.time(row, "held_since"))));
    }

    public Uni<List<HeldHost>> heldHosts() {
        return pool.query("select name, held_since from host where held_since is not null order by held_since")
                .execute()
                .map(rows -> Rows.list(rows, row -> new HeldHost(row.getString("name"), Rows.time(row, "held_since"))));
    }

    public Uni<Optional<ProjectRow>> project(ProjectId project) {
        return pool.preparedQuery("select " + Projects.COLUMNS + " from project where id = $1")
                .execute(Tuple.of(project.value()))
                .map(rows -> Projects.first(rows.iterator()));
    }

    /** Repairs, latest first; of all projects when none is given. */
    public Uni<List<RepairRow>> repairs(@Nullable ProjectId project, int limit) {
        UUID id = project == null ? null : project.value();
        return pool.preparedQuery(REPAIRS)
                .execute(Tuple.tuple().addUUID(id).addInteger(limit))
                .map(rows -> Rows.list(rows, HealthQueries::repair));
    }

    private static RepairRow repair(Row row) {
        return new RepairRow(
                new CommandId(row.getUUID("command_id")),
                Rows.project(row, "project_id"),
                RepairKind.valueOf(row.getString("kind")),
                row.getString("reason"),
                Rows.time(row, "issued_at"),
                row.getString("result"),
                row.getString("detail"),
                Rows.timeOrNull(row, "finished_at"));
    }
}
