package io.hookline.connector.audit;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.store.Sql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The audit trail: entries are added, get their outcome once, and go when their time is over. The database holds itself to that. */
@ApplicationScoped
public class AuditTrail {

    private final Pool pool;
    private final Sql sql;
    private final Duration kept;
    private final Clock clock;

    AuditTrail(Pool pool, Sql sql, ConnectorConfig config, Clock clock) {
        this.pool = pool;
        this.sql = sql;
        this.kept = config.auditRetention();
        this.clock = clock;
    }

    /** Adds an entry; gives its place in the trail once it is written. */
    public Uni<Long> add(AuditedOperation what, @Nullable Integer status) {
        return pool.preparedQuery(
                        "insert into audit (at, subject, name, roles, operation, method, path, connector, project,"
                                + " fields, request_id, status) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
                                + " returning seq")
                .execute(Tuple.from(new @Nullable Object[] {
                    Sql.utc(clock.instant()),
                    what.subject(),
                    what.name(),
                    what.roles().toArray(String[]::new),
                    what.operation(),
                    what.method(),
                    what.path(),
                    what.connector(),
                    what.project(),
                    what.fields().toArray(String[]::new),
                    what.requestId(),
                    status
                }))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Notes how an operation ended. */
    public Uni<Void> complete(long seq, int status) {
        return pool.preparedQuery("update audit set status = $2 where seq = $1 and status is null")
                .execute(Tuple.of(seq, status))
                .replaceWithVoid();
    }

    /** Entries, newest first. Blocks. */
    public List<AuditEntry> find(AuditQuery query) {
        return sql.query(
                "select * from audit where ($1::text is null or subject = $1) and ($2::text is null or operation = $2)"
                        + " and ($3::uuid is null or connector = $3) and ($4::uuid is null or project = $4)"
                        + " and ($5::timestamptz is null or at >= $5) and ($6::timestamptz is null or at < $6)"
                        + " and ($7::bigint is null or seq < $7) order by seq desc limit $8",
                AuditTrail::read,
                query.subject(),
                query.operation(),
                query.connector(),
                query.project(),
                Sql.utc(query.since()),
                Sql.utc(query.until()),
                query.before(),
                query.atMost());
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        var tooOld = Sql.utc(clock.instant().minus(kept));
        sql.inTransaction(connection -> connection
                .query("set local hookline.audit_retention = 'on'")
                .execute()
                .chain(() -> connection
                        .preparedQuery("delete from audit where at < $1")
                        .execute(Tuple.of(tooOld))));
    }

    private static AuditEntry read(Row row) {
        return new AuditEntry(
                row.getLong("seq"),
                row.getOffsetDateTime("at").toInstant(),
                new AuditedOperation(
                        row.getString("subject"),
                        row.getString("name"),
                        Set.of(row.getArrayOfStrings("roles")),
                        row.getString("operation"),
                        row.getString("method"),
                        row.getString("path"),
                        row.getUUID("connector"),
                        row.getUUID("project"),
                        List.of(row.getArrayOfStrings("fields")),
                        row.getString("request_id")),
                row.getInteger("status"));
    }
}
