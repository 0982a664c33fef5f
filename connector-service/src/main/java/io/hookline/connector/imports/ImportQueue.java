package io.hookline.connector.imports;

import static io.hookline.connector.imports.ImportRows.first;
import static io.hookline.connector.imports.ImportRows.list;
import static io.hookline.connector.imports.ImportRows.run;
import static io.hookline.connector.imports.ImportRows.time;

import io.hookline.bitbucket.PageCursor;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.ConnectorConfig;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The imports as this replica works on them. One replica has an import at a time, since a credential's budget of calls is counted in each
 * replica; when it dies, another takes over. What is noted twice does no harm. Calls block.
 */
@ApplicationScoped
class ImportQueue {

    private final UUID replica = UUID.randomUUID();
    private final Pool pool;
    private final Clock clock;
    private final double leaseSeconds;
    private final Backoff backoff;

    ImportQueue(Pool pool, Clock clock, ConnectorConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.leaseSeconds = config.importLease().toMillis() / 1000.0;
        this.backoff = new Backoff(config.retryDelay());
    }

    /** A repository that an import has; its id is null while only its path is known. */
    record Found(RepositoryPath path, @Nullable RepositoryId id) {}

    /** Says that this replica lives. */
    void renew() {
        query(
                "update import_job set held_until = clock_timestamp() + make_interval(secs => $2) where holder = $1",
                replica,
                leaseSeconds);
    }

    /** Takes imports that have something to do and are nobody's. */
    List<ImportId> claim(int atMost) {
        return list(query(
                        "update import_job set holder = $1, held_until = clock_timestamp() + make_interval(secs => $2)"
                                + " where id in (select id from import_job where status = 'RUNNING' and due_at <= $3"
                                + " and (held_until is null or held_until < clock_timestamp())"
                                + " order by due_at limit $4 for update skip locked) returning id",
                        replica,
                        leaseSeconds,
                        time(clock.instant()),
                        atMost))
                .stream()
                .map(row -> new ImportId(row.getUUID("id")))
                .toList();
    }

    /** Lets go of an import. */
    void release(ImportId id) {
        query(
                "update import_job set holder = null, held_until = null where id = $1 and holder = $2",
                id.value(),
                replica);
    }

    /** The import, if it is still this replica's, running and due. */
    Optional<ImportJob> held(ImportId id) {
        return first(query(
                        "select * from import_job where id = $1 and holder = $2 and status = 'RUNNING' and due_at <= $3",
                        id.value(),
                        replica,
                        time(clock.instant())))
                .map(ImportRows::job);
    }

    /** Adds a page of its list to an import, and where the list goes on; null at its end. */
    void addPage(ImportId id, List<Found> page, @Nullable PageCursor next) {
        pool.withTransaction(connection -> run(
                                connection,
                                "update import_job set list_cursor = $3, listed = $4, attempts = 0, wait_reason = null"
                                        + " where id = $1 and holder = $2",
                                id.value(),
                                replica,
                                next == null ? null : next.value(),
                                next == null)
                        .chain(held -> held.rowCount() == 0
                                ? Uni.createFrom().voidItem()
                                : addItems(connection, id, page, clock.instant())))
                .await()
                .indefinitely();
    }

    /** Adds items in the caller's transaction, but for repositories that the import has. */
    static Uni<Void> addItems(SqlClient connection, ImportId id, List<Found> found, Instant now) {
        return run(
                        connection,
                        "insert into import_item (job_id, position, repository_path, repository_id, status, attempts, due_at)"
                                + " select $1, (select coalesce(max(position), 0) from import_item where job_id = $1) + number,"
                                + " path, id, 'PENDING', 0, $4 from unnest($2::text[], $3::text[])"
                                + " with ordinality as found (path, id, number)"
                                + " on conflict on constraint import_item_repository_key do nothing",
                        id.value(),
                        found.stream().map(item -> item.path().toString()).toArray(String[]::new),
                        found.stream()
                                .map(item ->
                                        item.id() == null ? null : item.id().value())
                                .toArray(String[]::new),
                        time(now))
                .replaceWithVoid();
    }

    /** The next items that are due, noted as begun. */
    List<ImportItem> begin(ImportId id, int atMost) {
        return list(query(
                        "update import_item set started_at = coalesce(started_at, $2) where job_id = $1 and position in"
                                + " (select position from import_item where job_id = $1"
                                + " and status in ('PENDING', 'SETTING_UP') and due_at <= $2"
                                + " order by due_at, position limit $3) returning *",
                        id.value(),
                        time(clock.instant()),
                        atMost))
                .stream()
                .map(ImportRows::item)
                .toList();
    }

    /** Notes an outcome; false where the item had its last one already, or this one says nothing of the item. */
    boolean note(ImportId id, ImportItem item, ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Made(var project, var name) -> set(id, item, ItemStatus.MADE, project, name, null);
            case ItemOutcome.Existed(var project, var name) -> set(id, item, ItemStatus.EXISTED, project, name, null);
            case ItemOutcome.Failed(var why) -> set(id, item, ItemStatus.FAILED, null, null, why);
            case ItemOutcome.SettingUp(var project, var name) ->
                set(id, item, ItemStatus.SETTING_UP, project, name, null);
            case ItemOutcome.Unanswered(var why) ->
                set(id, item, item.status(), item.project(), item.projectName(), why);
            case ItemOutcome.OutOfBudget _, ItemOutcome.Halted _ -> false;
        };
    }

    private boolean set(
            ImportId id,
            ImportItem item,
            ItemStatus status,
            @Nullable ProjectId project,
            @Nullable String name,
            @Nullable String why) {
        RowSet<Row> updated = query(
                "update import_item set status = $3, project_id = $4, project_name = $5, why = $6, due_at = $7,"
                        + " attempts = attempts + 1 where job_id = $1 and position = $2"
                        + " and status in ('PENDING', 'SETTING_UP')",
                id.value(),
                item.position(),
                status.name(),
                project == null ? null : project.value(),
                name,
                why,
                time(clock.instant().plus(backoff.after(item.attempts()))));
        return updated.rowCount() == 1;
    }

    /** Bitbucket answered: the next pause begins short again. */
    void answered(ImportJob job) {
        if (job.attempts() > 0 || job.waiting() != null) {
            query(
                    "update import_job set attempts = 0, wait_reason = null where id = $1",
                    job.id().value());
        }
    }

    /** How long to leave Bitbucket alone that did not answer. */
    Duration patience(ImportJob job) {
        return backoff.after(job.attempts());
    }

    /** Leaves an import alone for a while, or until a person resumes it. */
    void pause(ImportId id, Pause pause) {
        switch (pause) {
            case Pause.For(var reason, var length) ->
                query(
                        "update import_job set wait_reason = $2, due_at = $3, attempts = attempts + 1"
                                + " where id = $1 and status = 'RUNNING'",
                        id.value(),
                        reason.name(),
                        time(clock.instant().plus(length)));
            case Pause.Halt(var why) ->
                query(
                        "update import_job set status = 'HALTED', problem = $2, wait_reason = null"
                                + " where id = $1 and status = 'RUNNING'",
                        id.value(),
                        why);
        }
    }

    /** Nothing is due: ends the import, or puts it off until its next item is due. */
    void rest(ImportId id) {
        Row left = first(query(
                        "select min(due_at) as due, bool_or(status = 'PENDING') as unanswered from import_item"
                                + " where job_id = $1 and status in ('PENDING', 'SETTING_UP')",
                        id.value()))
                .orElseThrow();
        if (left.getOffsetDateTime("due") == null) {
            query(
                    "update import_job set status = 'DONE', wait_reason = null, finished_at = $2"
                            + " where id = $1 and status = 'RUNNING'",
                    id.value(),
                    time(clock.instant()));
            return;
        }
        Wait.Reason reason =
                Objects.requireNonNull(left.getBoolean("unanswered")) ? Wait.Reason.BITBUCKET : Wait.Reason.SET_UP;
        query(
                "update import_job set wait_reason = $2, due_at = $3 where id = $1 and status = 'RUNNING'",
                id.value(),
                reason.name(),
                left.getOffsetDateTime("due"));
    }

    private RowSet<Row> query(String sql, @Nullable Object... parameters) {
        return run(pool, sql, parameters).await().indefinitely();
    }
}
