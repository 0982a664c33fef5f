package io.hookline.connector.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.check.ConnectionTest.Cause;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.wire.Json;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The tests in the database. Calls block. Rows go with their connector. */
@ApplicationScoped
class TestStore {

    private static final int KEPT = 20;
    private static final int TAKEN_AT_ONCE = 4;
    private static final TypeReference<List<StepReport>> STEPS = new TypeReference<>() {};

    private final Pool pool;
    private final double leaseSeconds;
    private final double intervalSeconds;

    TestStore(Pool pool, ConnectorConfig config) {
        this.pool = pool;
        this.leaseSeconds = seconds(config.testLease());
        this.intervalSeconds = seconds(config.testInterval());
    }

    /** Adds a test that is run at once by the caller. */
    void begin(TestJob job) {
        query(
                "insert into connection_test (id, connector_id, cause, repository, steps, started_at, lease_until)"
                        + " values ($1, $2, $3, $4, '[]', clock_timestamp(),"
                        + " clock_timestamp() + make_interval(secs => $5))",
                Tuple.of(
                        job.id().value(),
                        job.connector().value(),
                        Cause.REQUEST.name(),
                        job.repository().map(RepositoryPath::toString).orElse(null),
                        leaseSeconds));
    }

    /** Notes the steps so far, and holds the test for longer. */
    void report(ConnectionTestId id, List<StepReport> steps) {
        query(
                "update connection_test set steps = $2, lease_until = clock_timestamp() + make_interval(secs => $3)"
                        + " where id = $1 and finished_at is null",
                Tuple.of(id.value(), text(steps), leaseSeconds));
    }

    /** Ends a test, and forgets the connector's oldest. */
    void finish(TestJob job, List<StepReport> steps) {
        query(
                "update connection_test set steps = $2, result = $3, finished_at = clock_timestamp()"
                        + " where id = $1 and finished_at is null",
                Tuple.of(job.id().value(), text(steps), TestResult.of(steps).name()));
        query(
                "delete from connection_test where connector_id = $1 and finished_at is not null and id not in"
                        + " (select id from connection_test where connector_id = $1 order by started_at desc limit $2)",
                Tuple.of(job.connector().value(), KEPT));
    }

    /** Adds a test for each connector whose time has come, to be taken up by anybody. */
    void schedule() {
        query(
                "insert into connection_test_schedule (connector_id, due_at)"
                        + " select id, clock_timestamp() + random() * make_interval(secs => $1) from connector"
                        + " on conflict (connector_id) do nothing",
                Tuple.of(intervalSeconds));
        query(
                "with due as (select connector_id from connection_test_schedule where due_at <= clock_timestamp()"
                        + " order by due_at limit $2 for update skip locked),"
                        + " moved as (update connection_test_schedule as later"
                        + " set due_at = clock_timestamp() + (0.9 + 0.2 * random()) * make_interval(secs => $1)"
                        + " from due where later.connector_id = due.connector_id returning later.connector_id)"
                        + " insert into connection_test (id, connector_id, cause, steps, started_at, lease_until)"
                        + " select gen_random_uuid(), connector_id, $3, '[]', clock_timestamp(), clock_timestamp()"
                        + " from moved",
                Tuple.of(intervalSeconds, TAKEN_AT_ONCE, Cause.SCHEDULE.name()));
    }

    /** Takes tests that nobody runs: new ones of the schedule, and those whose runner has crashed. */
    List<TestJob> takeOver() {
        return rows(
                        "update connection_test set lease_until = clock_timestamp() + make_interval(secs => $1)"
                                + " where id in (select id from connection_test"
                                + " where finished_at is null and lease_until <= clock_timestamp()"
                                + " order by lease_until limit $2 for update skip locked)"
                                + " returning id, connector_id, repository",
                        Tuple.of(leaseSeconds, TAKEN_AT_ONCE))
                .map(row -> new TestJob(
                        new ConnectionTestId(row.getUUID("id")),
                        new ConnectorId(row.getUUID("connector_id")),
                        Optional.ofNullable(row.getString("repository")).map(RepositoryPath::of)))
                .toList();
    }

    Optional<ConnectionTest> find(ConnectorId connector, ConnectionTestId id) {
        return rows(
                        "select * from connection_test where connector_id = $1 and id = $2",
                        Tuple.of(connector.value(), id.value()))
                .map(TestStore::read)
                .findFirst();
    }

    /** The latest first, those before one; null begins with the latest. */
    List<ConnectionTest> list(ConnectorId connector, @Nullable UUID after, int atMost) {
        return rows(
                        "select * from connection_test where connector_id = $1 and ($2::uuid is null or"
                                + " (started_at, id) < (select started_at, id from connection_test where id = $2))"
                                + " order by started_at desc, id desc limit $3",
                        Tuple.of(connector.value(), after, atMost))
                .map(TestStore::read)
                .toList();
    }

    private Stream<Row> rows(String sql, Tuple values) {
        return StreamSupport.stream(query(sql, values).spliterator(), false);
    }

    private RowSet<Row> query(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).await().indefinitely();
    }

    private static ConnectionTest read(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        String result = row.getString("result");
        return new ConnectionTest(
                new ConnectionTestId(row.getUUID("id")),
                new ConnectorId(row.getUUID("connector_id")),
                Cause.valueOf(row.getString("cause")),
                result == null ? null : TestResult.valueOf(result),
                steps(row.getString("steps")),
                row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private static List<StepReport> steps(String text) {
        try {
            return Json.mapper().readValue(text, STEPS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the steps of a connection test do not read", e);
        }
    }

    private static String text(List<StepReport> steps) {
        try {
            return Json.mapper().writeValueAsString(steps);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("steps have a JSON form", e);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
