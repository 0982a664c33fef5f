package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hookline.bitbucket.rate.RateResource;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestClock;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.imports.ImportId;
import io.hookline.connector.imports.ImportStatus;
import io.hookline.connector.imports.ImportView;
import io.hookline.connector.imports.Imports;
import io.hookline.connector.imports.ItemStatus;
import io.hookline.connector.imports.Wait;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.http.RequestLog.Entry;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A whole workspace under Bitbucket Cloud's 1,000 calls an hour, in simulated hours: 1,000 repositories in {@code ./hookline test --soak},
 * fewer otherwise.
 */
@QuarkusTest
@TestProfile(TestConfig.class)
class ImportBudgetIT extends OnBench {

    private static final int REPOSITORIES = Boolean.getBoolean("hookline.soak") ? 1_000 : 400;
    private static final int A_PAGE = 100;
    private static final int MOST_AGAIN = REPOSITORIES / 20;
    // A fifth of 1,000 calls an hour is for repairs, and the first 800 are there at once.
    private static final int HOURS = 4 * REPOSITORIES / 800 - 1;
    private static final RepositoryRef FIRST = RepositoryRef.cloud("whole", "service");

    @Inject
    TestClock clock;

    @Inject
    Imports imports;

    @Inject
    Pool pool;

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void shouldImportAllRepositoriesWithoutGoingOverTheBudget() {
        bench.control().repositories().create(FIRST);
        bench.control().repositories().copies(FIRST, REPOSITORIES - 1);
        String connector = bench.connector(Product.CLOUD);
        bench.simulator().requestLog().clear();
        Instant begun = clock.instant();
        String job = begin(connector);

        int waitsForBudget = 0;
        ImportView now = settled(connector, job, 0);
        while (now.job().status() == ImportStatus.RUNNING) {
            Wait waiting = Objects.requireNonNull(now.job().waiting());
            if (waiting.reason() == Wait.Reason.BUDGET) {
                waitsForBudget++;
                assertSaysThatItWaits(connector, job, waiting);
            }
            passUntil(waiting.until());
            now = settled(connector, job, finished(now));
        }

        assertThat(now.job().status()).isEqualTo(ImportStatus.DONE);
        assertThat(now.counts()).isEqualTo(Map.of(ItemStatus.MADE, REPOSITORIES));
        assertThat(waitsForBudget).isGreaterThanOrEqualTo(HOURS);
        assertThat(Duration.between(begun, clock.instant()))
                .isBetween(Duration.ofHours(HOURS), Duration.ofHours(HOURS + 2));
        assertCalls();
        assertEachSetUpOnce(connector);
    }

    private static String begin(String connector) {
        return as("admin")
                .body(Map.of("all", true, "workspace", FIRST.owner()))
                .post("/connectors/" + connector + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** The import when it has ended or waits for later; its progress meanwhile never falls. */
    private ImportView settled(String connector, String job, int finishedBefore) {
        int[] finished = {finishedBefore};
        return await().pollInterval(Duration.ofMillis(250))
                .atMost(Duration.ofMinutes(5))
                .until(
                        () -> {
                            ImportView found = imports.find(
                                            new ConnectorId(UUID.fromString(connector)),
                                            new ImportId(UUID.fromString(job)))
                                    .orElseThrow();
                            assertThat(finished(found)).isGreaterThanOrEqualTo(finished[0]);
                            finished[0] = finished(found);
                            return found;
                        },
                        found -> found.job().status() != ImportStatus.RUNNING
                                || (found.job().waiting() != null
                                        && found.job().waiting().until().isAfter(clock.instant())));
    }

    private static int finished(ImportView view) {
        return view.count(ItemStatus.MADE) + view.count(ItemStatus.EXISTED) + view.count(ItemStatus.FAILED);
    }

    private static void assertSaysThatItWaits(String connector, String job, Wait waiting) {
        JsonPath said =
                as("viewer").get("/connectors/" + connector + "/imports/" + job).jsonPath();
        assertThat(said.getString("waiting.reason")).isEqualTo("BUDGET");
        assertThat(said.getString("waiting.detail"))
                .isEqualTo("waiting for Bitbucket's budget until " + waiting.until());
        assertThat(Instant.parse(said.getString("waiting.until"))).isEqualTo(waiting.until());
    }

    // Bitbucket's time first: it must not be behind when the service asks again.
    private void passUntil(Instant instant) {
        Duration wait = Duration.between(clock.instant(), instant);
        if (wait.isPositive()) {
            bench.control().conditions().advanceClock(wait);
            clock.advance(wait);
        }
    }

    private static void assertCalls() {
        List<Entry> calls = bench.simulator().requestLog().entries();
        long webhooks = calls.stream().filter(ImportBudgetIT::isAboutWebhooks).count();
        long others = calls.size() - webhooks;
        assertThat(calls).noneMatch(call -> call.response().status() == 429);
        // A look that a busy machine timed out is made again.
        assertThat(webhooks).as("calls about webhooks").isBetween(2L * REPOSITORIES, 2L * REPOSITORIES + MOST_AGAIN);
        assertThat(others - REPOSITORIES / A_PAGE)
                .as("calls about repositories")
                .isBetween(4L * REPOSITORIES, 4L * REPOSITORIES + MOST_AGAIN);
    }

    private static boolean isAboutWebhooks(Entry call) {
        String path = call.request().rawPath();
        return RateResource.ofCloud(path.substring("/2.0".length())) == RateResource.WEBHOOK_DATA;
    }

    private void assertEachSetUpOnce(String connector) {
        Row projects = pool.preparedQuery("select count(*) as projects, count(distinct repository_path) as repositories"
                        + " from project where connector_id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(connector)))
                .iterator()
                .next();
        assertThat(projects.getInteger("projects")).isEqualTo(REPOSITORIES);
        assertThat(projects.getInteger("repositories")).isEqualTo(REPOSITORIES);
        assertThat(Stream.concat(
                        Stream.of(FIRST), IntStream.range(1, REPOSITORIES).mapToObj(ImportBudgetIT::copy)))
                .allSatisfy(repository -> {
                    assertThat(bench.hooks().keys(repository)).hasSize(1);
                    assertThat(bench.hooks().hooks(repository)).hasSize(1);
                });
    }

    private static RepositoryRef copy(int number) {
        return RepositoryRef.cloud(FIRST.owner(), FIRST.slug() + "-" + number);
    }
}
