package io.hookline.connector.hostkey;

import io.hookline.bitbucket.SshPublicKey;
import io.hookline.connector.hostkey.HostKey.Origin;
import io.hookline.connector.hostkey.HostKey.State;
import io.hookline.connector.store.Sql;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of {@code host_key}. */
@ApplicationScoped
class HostKeyTable {

    private static final String SELECT = "select * from host_key";
    private static final String ORDER = " order by instance, host, port, public_key";

    private final Sql sql;

    HostKeyTable(Sql sql) {
        this.sql = sql;
    }

    List<HostKey> all() {
        return sql.query(SELECT + ORDER, HostKeyTable::read);
    }

    List<HostKey> of(String instance) {
        return sql.query(SELECT + " where instance = $1" + ORDER, HostKeyTable::read, instance);
    }

    /**
     * Adds a key; says whether that changed anything. Of a key that is there only a proposal changes: what a person said of it stands
     * until a person says otherwise.
     */
    boolean put(HostKey key) {
        return sql.execute(
                        "insert into host_key as known (instance, host, port, public_key, fingerprint, state, origin, seen_at,"
                                + " confirmed_by, confirmed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
                                + " on conflict (instance, host, port, fingerprint) do update set state = excluded.state,"
                                + " origin = excluded.origin, confirmed_by = excluded.confirmed_by,"
                                + " confirmed_at = excluded.confirmed_at"
                                + " where known.state = 'PROPOSED' and (excluded.state = 'CONFIRMED'"
                                + " or (excluded.origin = 'MET' and known.origin <> 'MET'))",
                        key.instance(),
                        key.host(),
                        key.port(),
                        key.key().toString(),
                        key.key().sha256Fingerprint(),
                        key.state().name(),
                        key.origin().name(),
                        Sql.utc(key.seenAt()),
                        key.confirmedBy(),
                        Sql.utc(key.confirmedAt()))
                == 1;
    }

    void confirm(String instance, List<String> fingerprints, String by, Instant now) {
        sql.execute(
                "update host_key set state = 'CONFIRMED', confirmed_by = $3, confirmed_at = $4"
                        + " where instance = $1 and fingerprint = any($2)",
                instance,
                fingerprints.toArray(String[]::new),
                by,
                Sql.utc(now));
    }

    boolean revoke(String instance, String fingerprint) {
        return sql.execute(
                        "update host_key set state = 'REVOKED' where instance = $1 and fingerprint = $2",
                        instance,
                        fingerprint)
                > 0;
    }

    private static HostKey read(Row row) {
        return new HostKey(
                row.getString("instance"),
                row.getString("host"),
                row.getInteger("port"),
                SshPublicKey.of(row.getString("public_key")),
                State.valueOf(row.getString("state")),
                Origin.valueOf(row.getString("origin")),
                row.getOffsetDateTime("seen_at").toInstant(),
                row.getString("confirmed_by"),
                instant(row));
    }

    private static @Nullable Instant instant(Row row) {
        var time = row.getOffsetDateTime("confirmed_at");
        return time == null ? null : time.toInstant();
    }
}
