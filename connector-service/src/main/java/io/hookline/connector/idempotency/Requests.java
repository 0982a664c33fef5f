package io.hookline.connector.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.credential.Place;
import io.hookline.connector.credential.Sealed;
import io.hookline.connector.credential.Vault;
import io.hookline.contracts.wire.Json;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The requests that were sent under a key, over all replicas. Calls block. */
@ApplicationScoped
public class Requests {

    private static final Duration KEPT = Duration.ofHours(24);

    private final Pool pool;
    private final Vault vault;
    private final Clock clock;
    private final Duration lease;

    Requests(Pool pool, Vault vault, Clock clock, ConnectorConfig config) {
        this.pool = pool;
        this.vault = vault;
        this.clock = clock;
        this.lease = config.requestLease();
    }

    /**
     * Takes a request on, unless it was answered or is being worked on. One whose work did not end, because the service did, is given
     * out again with the id that it had.
     *
     * @param fingerprint a digest of the request
     */
    public Claim claim(RequestKey key, String fingerprint) {
        purge();
        UUID id = UUID.randomUUID();
        OffsetDateTime now = now();
        boolean isNew = rows(
                                "insert into idempotent_request (id, caller, operation, key, fingerprint, held_until, created_at)"
                                        + " values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
                                Tuple.from(new Object[] {
                                    id,
                                    key.caller(),
                                    key.operation(),
                                    key.key(),
                                    vault.seal(place(id), fingerprint).text(),
                                    now.plus(lease),
                                    now
                                }))
                        .rowCount()
                == 1;
        return isNew ? new Claim.Mine(id) : again(key, fingerprint, now);
    }

    /** Keeps the answer of a request that was claimed. */
    public void answered(UUID id, KeptAnswer answer) {
        rows(
                "update idempotent_request set status = $2, headers = $3, body = $4 where id = $1",
                Tuple.of(id, answer.status(), write(answer.headers()), answer.body()));
    }

    /** Forgets a request that made nothing, so that it may be sent again, changed or not. */
    public void forget(UUID id) {
        rows("delete from idempotent_request where id = $1 and status is null", Tuple.of(id));
    }

    /** Forgets what is older than 24 h. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        rows("delete from idempotent_request where created_at < $1", Tuple.of(now().minus(KEPT)));
    }

    private Claim again(RequestKey key, String fingerprint, OffsetDateTime now) {
        Optional<Row> found = first(rows(
                "select id, fingerprint, status, headers, body from idempotent_request"
                        + " where caller = $1 and operation = $2 and key = $3",
                Tuple.of(key.caller(), key.operation(), key.key())));
        if (found.isEmpty()) {
            return new Claim.UnderWay();
        }
        Row row = found.get();
        UUID id = row.getUUID("id");
        if (!vault.open(place(id), new Sealed(row.getString("fingerprint"))).equals(fingerprint)) {
            return new Claim.OtherRequest();
        }
        if (row.getInteger("status") != null) {
            return new Claim.Answered(
                    new KeptAnswer(row.getInteger("status"), read(row.getString("headers")), row.getString("body")));
        }
        boolean taken = rows(
                                "update idempotent_request set held_until = $2 where id = $1 and status is null and held_until < $3",
                                Tuple.of(id, now.plus(lease), now))
                        .rowCount()
                == 1;
        return taken ? new Claim.Mine(id) : new Claim.UnderWay();
    }

    private RowSet<Row> rows(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        var iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Place place(UUID id) {
        return new Place("idempotent_request", id, "fingerprint");
    }

    private static String write(Map<String, String> headers) {
        try {
            return Json.mapper().writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers always have a JSON form", e);
        }
    }

    private static Map<String, String> read(String headers) {
        try {
            return Json.mapper().readValue(headers, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored headers do not read", e);
        }
    }
}
