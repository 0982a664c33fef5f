package io.hookline.connector.credential;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Brings all secrets under the current key-encryption key: their data keys are unwrapped and wrapped again, row by row, while the service
 * works. A row that somebody changes meanwhile is left to the next round; no secret itself is decrypted.
 */
@Singleton
public class Rewrapping {

    private static final Logger LOG = Logger.getLogger(Rewrapping.class);
    private static final int BATCH = 100;

    private final List<SealedColumn> columns;
    private final KeyEncryption keys;
    private final Vault vault;
    private final Pool pool;
    private final MultiGauge secrets;

    Rewrapping(@All List<SealedColumn> columns, KeyEncryption keys, Vault vault, Pool pool, MeterRegistry meters) {
        this.columns = List.copyOf(columns);
        this.keys = keys;
        this.vault = vault;
        this.pool = pool;
        this.secrets = MultiGauge.builder("hookline.connector.secrets")
                .description("Secrets at rest, by the version of the key-encryption key that wraps them")
                .register(meters);
    }

    /**
     * Which keys wrap how many secrets.
     *
     * @param current the version that new secrets are wrapped with
     */
    public record Progress(String current, List<Version> versions) {

        public Progress {
            versions = List.copyOf(versions);
        }

        /** A version; {@code known} says whether its secrets can be opened. */
        public record Version(String name, long secrets, boolean known) {}
    }

    /** Counts; the current version, those configured by name and every one that still wraps something are in it. */
    public Progress progress() {
        String current = keys.current();
        Map<String, Long> counts = new TreeMap<>(Map.of(current, 0L));
        keys.configured().forEach(version -> counts.putIfAbsent(version, 0L));
        for (SealedColumn column : columns) {
            for (Row row : query(
                    "select split_part(%2$s, '.', 2) as version, count(*) as secrets from %1$s"
                            + " where %2$s is not null group by 1",
                    column, Tuple.tuple())) {
                counts.merge(Vault.version(row.getString("version")), row.getLong("secrets"), Long::sum);
            }
        }
        return new Progress(
                current,
                counts.entrySet().stream()
                        .map(entry ->
                                new Progress.Version(entry.getKey(), entry.getValue(), keys.knows(entry.getKey())))
                        .toList());
    }

    @Scheduled(every = "{hookline.connector.rewrap-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        try {
            rewrap();
            Progress progress = progress();
            secrets.register(
                    progress.versions().stream()
                            .map(version -> MultiGauge.Row.of(Tags.of("key", version.name()), version.secrets()))
                            .toList(),
                    true);
        } catch (KeysUnavailableException e) {
            LOG.warnf("Secrets cannot be brought under the current key: why=%s", e.getMessage());
        }
    }

    /** Goes through all secrets that another than the current key wraps; returns how many were brought under it. */
    public int rewrap() {
        String current = keys.current();
        int done = columns.stream().mapToInt(column -> rewrap(column, current)).sum();
        if (done > 0) {
            LOG.infof("Secrets brought under the current key: key=%s secrets=%d", current, done);
        }
        return done;
    }

    private int rewrap(SealedColumn column, String current) {
        int done = 0;
        UUID last = new UUID(0, 0);
        while (true) {
            List<Row> batch = others(column, current, last);
            if (batch.isEmpty()) {
                return done;
            }
            done += (int) batch.stream().filter(row -> rewrap(column, row)).count();
            last = batch.getLast().getUUID("id");
        }
    }

    private List<Row> others(SealedColumn column, String current, UUID after) {
        List<Row> rows = new ArrayList<>();
        query(
                        "select * from %1$s where %2$s is not null and not starts_with(%2$s, $1) and id > $2"
                                + " order by id limit $3",
                        column, Tuple.of(Vault.prefix(current), after, BATCH))
                .forEach(rows::add);
        return rows;
    }

    /** Compares and sets, so that a secret that was replaced meanwhile stays replaced. */
    private boolean rewrap(SealedColumn column, Row row) {
        Sealed before = new Sealed(row.getString(column.column()));
        try {
            Optional<Sealed> after = vault.rewrap(column.place().apply(row), before);
            return after.isPresent()
                    && query(
                                            "update %1$s set %2$s = $1 where id = $2 and %2$s = $3",
                                            column, Tuple.of(after.get().text(), row.getUUID("id"), before.text()))
                                    .rowCount()
                            == 1;
        } catch (UnsealableException e) {
            LOG.errorf("A secret does not open: why=%s", e.getMessage());
            return false;
        }
    }

    private RowSet<Row> query(String sql, SealedColumn column, Tuple parameters) {
        return pool.preparedQuery(sql.formatted(column.table(), column.column()))
                .execute(parameters)
                .await()
                .indefinitely();
    }
}
