package io.hookline.connector.imports;

import static io.hookline.connector.imports.ImportRows.first;
import static io.hookline.connector.imports.ImportRows.list;
import static io.hookline.connector.imports.ImportRows.run;
import static io.hookline.connector.imports.ImportRows.time;

import io.hookline.contracts.id.ConnectorId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The imports as people ask for and about them. Calls block. */
@ApplicationScoped
class ImportStore {

    private final Pool pool;

    ImportStore(Pool pool) {
        this.pool = pool;
    }

    /** Stores an import, with its items where the request named them. */
    void add(ImportId id, NewImport wanted, Instant now) {
        pool.withTransaction(connection -> switch (wanted.selection()) {
                    case Selection.Named named ->
                        addJob(connection, id, wanted, null, now)
                                .chain(() -> ImportQueue.addItems(
                                        connection,
                                        id,
                                        named.repositories().stream()
                                                .map(path -> new ImportQueue.Found(path, null))
                                                .toList(),
                                        now));
                    case Selection.AllOf all -> addJob(connection, id, wanted, all, now);
                })
                .await()
                .indefinitely();
    }

    private static Uni<Void> addJob(
            SqlClient connection, ImportId id, NewImport wanted, Selection.@Nullable AllOf all, Instant now) {
        return run(
                        connection,
                        "insert into import_job (id, connector_id, workspace, matching, naming, settings, status, listed,"
                                + " due_at, attempts, created_at) values ($1, $2, $3, $4, $5, $6, 'RUNNING', $7, $8, 0, $8)",
                        id.value(),
                        wanted.connector().value(),
                        all == null ? null : all.workspace(),
                        all == null || all.matching() == null
                                ? null
                                : all.matching().pattern(),
                        wanted.naming().name(),
                        ImportRows.write(wanted.settings()),
                        all == null,
                        time(now))
                .replaceWithVoid();
    }

    Optional<ImportView> find(ConnectorId connector, ImportId id) {
        return first(query(
                        "select * from import_job where id = $1 and connector_id = $2", id.value(), connector.value()))
                .map(ImportRows::job)
                .map(job -> new ImportView(job, counts(id)));
    }

    /** A connector's imports, the newest first, after one. */
    List<ImportView> page(ConnectorId connector, @Nullable ImportId after, int atMost) {
        RowSet<Row> rows = after == null
                ? query(
                        "select * from import_job where connector_id = $1 order by created_at desc, id desc limit $2",
                        connector.value(),
                        atMost)
                : query(
                        "select * from import_job where connector_id = $1 and (created_at, id) <"
                                + " (select created_at, id from import_job where id = $2)"
                                + " order by created_at desc, id desc limit $3",
                        connector.value(),
                        after.value(),
                        atMost);
        return list(rows).stream()
                .map(ImportRows::job)
                .map(job -> new ImportView(job, counts(job.id())))
                .toList();
    }

    /** An import's items by position, after one; null takes every status. */
    List<ImportItem> items(ImportId id, @Nullable ItemStatus status, int after, int atMost) {
        return list(query(
                        "select * from import_item where job_id = $1 and position > $2 and status = coalesce($3, status)"
                                + " order by position limit $4",
                        id.value(),
                        after,
                        status == null ? null : status.name(),
                        atMost))
                .stream()
                .map(ImportRows::item)
                .toList();
    }

    /** Stops an import that is running. */
    void cancel(ImportId id, Instant now) {
        query(
                "update import_job set status = 'CANCELLED', wait_reason = null, finished_at = $2"
                        + " where id = $1 and status in ('RUNNING', 'HALTED')",
                id.value(),
                time(now));
    }

    /** Has what failed tried again, and what was left gone on with. A list that did not end is begun again: cursors grow old. */
    void resume(ImportId id, Instant now) {
        pool.withTransaction(connection -> run(
                                connection,
                                "update import_job set status = 'RUNNING', problem = null, wait_reason = null,"
                                        + " finished_at = null, attempts = 0, list_cursor = null, due_at = $2 where id = $1",
                                id.value(),
                                time(now))
                        .chain(() -> run(
                                connection,
                                "update import_item set status = 'PENDING', why = null, attempts = 0, due_at = $2,"
                                        + " project_id = null, project_name = null, started_at = null"
                                        + " where job_id = $1 and status = 'FAILED'",
                                id.value(),
                                time(now))))
                .await()
                .indefinitely();
    }

    private Map<ItemStatus, Integer> counts(ImportId id) {
        Map<ItemStatus, Integer> counts = new EnumMap<>(ItemStatus.class);
        query("select status, count(*)::int as items from import_item where job_id = $1 group by status", id.value())
                .forEach(row -> counts.put(ItemStatus.valueOf(row.getString("status")), row.getInteger("items")));
        return counts;
    }

    private RowSet<Row> query(String sql, @Nullable Object... parameters) {
        return run(pool, sql, parameters).await().indefinitely();
    }
}
