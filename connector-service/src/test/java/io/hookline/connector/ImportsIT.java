package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static io.hookline.connector.bench.Bench.createProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestClock;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.connector.project.SetupPlace;
import io.hookline.connector.project.SetupStep;
import io.hookline.connector.store.CrashPoints;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class ImportsIT extends OnBench {

    // A crash point ends the thread that it is on: that is no failure of the test's.
    static {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @Inject
    TestCrashPoints crashPoints;

    @Inject
    TestClock clock;

    @Inject
    Pool pool;

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldMakeAProjectOfEachRepositoryAndSayWhichItCouldNot(Product product) {
        Made there = bench.project(product);
        RepositoryRef fresh = bench.repository(product);
        String connector = bench.connector(product);
        String body = "{\"repositories\":[\"%s\",\"%s\",\"%s/nowhere\"],\"settings\":{\"forks\":\"ON\"}}"
                .formatted(path(there.repository()), path(fresh), fresh.owner());

        String job = begin(connector, body);

        awaitStatus(connector, job, "DONE")
                .body("progress.listed", equalTo(true))
                .body("progress.total", equalTo(3))
                .body("progress.finished", equalTo(3))
                .body("progress.made", equalTo(1))
                .body("progress.existed", equalTo(1))
                .body("failures", hasSize(1))
                .body("failures[0].repository", equalTo(fresh.owner() + "/nowhere"))
                .body("failures[0].why", containsString("Check the spelling"))
                .body("waiting", nullValue())
                .body("finishedAt", not(nullValue()));
        as("viewer")
                .queryParam("status", "EXISTED")
                .get("/connectors/" + connector + "/imports/" + job + "/items")
                .then()
                .body("items.project.id", equalTo(List.of(there.id().toString())));
        as("viewer")
                .queryParam("name", fresh.slug())
                .get("/projects")
                .then()
                .body("items[0].status", equalTo("READY"))
                .body("items[0].settings.forks", equalTo("ON"));
        assertSetUpOnce(fresh);
        assertThat(as("viewer").get("/q/metrics").asString())
                .contains("hookline_connector_import_items_total{outcome=\"made\"}");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldDoWhatTheDryRunSaid(Product product) {
        RepositoryRef taken = bench.repository(product);
        createProject(bench.connector(product), taken).statusCode(201);
        String workspace = workspace(product);
        RepositoryRef clashing = new RepositoryRef(product, workspace, taken.slug());
        RepositoryRef other = new RepositoryRef(product, workspace, "other-" + UUID.randomUUID());
        Stream.of(clashing, other, new RepositoryRef(product, workspace, "left-out"))
                .forEach(bench.control().repositories()::create);
        String connector = bench.connector(product);
        String all = "{\"all\":true,\"workspace\":\"%s\",\"matching\":\"(repo|other)-.*\",\"dryRun\":%b}";

        as("admin")
                .body(all.formatted(workspace, true))
                .post("/connectors/" + connector + "/imports")
                .then()
                .statusCode(200)
                .body("wouldBeMade", equalTo(2))
                .body(
                        "items.find { it.repository == '" + path(clashing) + "' }.name",
                        equalTo(workspace + "-" + taken.slug()))
                .body("items.find { it.repository == '" + path(other) + "' }.name", equalTo(other.slug()));
        assertThat(bench.hooks().keys(other)).isEmpty();

        String job = begin(connector, all.formatted(workspace, false));

        awaitStatus(connector, job, "DONE").body("progress.made", equalTo(2)).body("progress.total", equalTo(2));
        as("viewer")
                .get("/connectors/" + connector + "/imports/" + job + "/items")
                .then()
                .body(
                        "items.find { it.repository == '" + path(clashing) + "' }.project.name",
                        equalTo(workspace + "-" + taken.slug()));
        awaitStatus(connector, begin(connector, all.formatted(workspace, false)), "DONE")
                .body("progress.existed", equalTo(2));
        assertSetUpOnce(clashing);
        assertSetUpOnce(other);
        as("viewer")
                .queryParam("limit", 1)
                .get("/connectors/" + connector + "/imports")
                .then()
                .body("items", hasSize(1))
                .body("next", not(nullValue()));
    }

    static Stream<Arguments> places() {
        return Stream.of(
                        "import page read",
                        "import page noted",
                        "import item worked on",
                        "import item noted",
                        CrashPoints.name(new SetupPlace(SetupStep.BASELINE, true)))
                .flatMap(place -> Stream.of(Product.values()).map(product -> Arguments.of(product, place)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldEndWithOneProjectEachWhereverItCrashed(Product product, String place) {
        String workspace = workspace(product);
        RepositoryRef first = new RepositoryRef(product, workspace, workspace.toLowerCase(Locale.ROOT));
        bench.control().repositories().create(first);
        bench.control().repositories().copies(first, 1);
        String connector = bench.connector(product);
        crashPoints.crashAt(place);

        String job = begin(connector, "{\"all\":true,\"workspace\":\"" + workspace + "\"}");

        awaitStatus(connector, job, "DONE").body("progress.total", equalTo(2)).body("progress.made", equalTo(2));
        assertThat(crashPoints.hasCrashed()).isTrue();
        as("viewer").queryParam("connector", connector).get("/projects").then().body("items", hasSize(2));
        assertSetUpOnce(first);
    }

    @Test
    void shouldTakeOverFromAReplicaThatDiedAndFromNoneThatLives() {
        RepositoryRef repository = bench.repository(Product.CLOUD);
        String connector = bench.connector(Product.CLOUD);
        bench.control().conditions().fault(new FaultRule("cloud", "*", "*", new Fault.Status(503, Map.of(), ""), -1));
        String job = begin(connector, "{\"repositories\":[\"" + path(repository) + "\"]}");
        awaitWaiting(connector, job, "BITBUCKET");
        UUID id = UUID.fromString(job);
        await().until(() ->
                change("update import_job set due_at = now() + interval '1 hour' where id = $1 and holder is null", id)
                        == 1);
        change("update import_item set due_at = now() where job_id = $1", id);
        change(
                "update import_job set holder = gen_random_uuid(), due_at = now(),"
                        + " held_until = clock_timestamp() + interval '1 second' where id = $1",
                id);
        Instant heldUntil = pool.preparedQuery("select held_until from import_job where id = $1")
                .executeAndAwait(Tuple.of(id))
                .iterator()
                .next()
                .getOffsetDateTime(0)
                .toInstant();
        bench.simulator().requestLog().clear();
        bench.control().conditions().clearFaults();

        awaitStatus(connector, job, "DONE").body("progress.made", equalTo(1));
        assertThat(bench.simulator().requestLog().entries())
                .allMatch(call -> !call.at().isBefore(heldUntil));
    }

    @Test
    void shouldWaitForABitbucketThatIsDownAndGoOnAfterItWasCancelledAndResumed() {
        RepositoryRef repository = bench.repository(Product.DATA_CENTER);
        String connector = bench.connector(Product.DATA_CENTER);
        bench.control().conditions().fault(new FaultRule("datacenter", "*", "*", new Fault.Drop(), -1));
        String job = begin(connector, "{\"repositories\":[\"" + path(repository) + "\"]}");

        assertThat(awaitWaiting(connector, job, "BITBUCKET")).contains("Bitbucket does not answer");
        post(connector, job, "cancel").body("status", equalTo("CANCELLED")).body("progress.finished", equalTo(0));
        bench.control().conditions().clearFaults();
        post(connector, job, "resume").body("status", equalTo("RUNNING"));

        awaitStatus(connector, job, "DONE").body("progress.made", equalTo(1)).body("failures", empty());
        assertSetUpOnce(repository);
    }

    @Test
    void shouldWaitForTheBudgetAndCountNoFailure() {
        RepositoryRef repository = bench.repository(Product.DATA_CENTER);
        String connector = connectorWithItsOwnToken("canary-budget-token-19f2");
        bench.control()
                .conditions()
                .fault(new FaultRule("datacenter", "*", "*", new Fault.RateLimited(Duration.ofMinutes(30)), 1));
        String job = begin(connector, "{\"repositories\":[\"" + path(repository) + "\"]}");

        assertThat(awaitWaiting(connector, job, "BUDGET")).contains("waiting for Bitbucket's budget until");
        clock.advance(Duration.ofHours(1));

        awaitStatus(connector, job, "DONE").body("progress.made", equalTo(1)).body("failures", empty());
    }

    @Test
    void shouldHaltWhereTheCredentialIsRefusedAndTryAgainWhatFailedWhenResumed() {
        String token = "canary-halted-token-77c0";
        RepositoryRef repository = bench.repository(Product.DATA_CENTER);
        RepositoryRef late = new RepositoryRef(Product.DATA_CENTER, "PRJ", "late-" + UUID.randomUUID());
        String connector = connectorWithItsOwnToken(token);
        bench.control().people().revokeToken(token);
        String job = begin(connector, "{\"repositories\":[\"" + path(repository) + "\",\"" + path(late) + "\"]}");

        awaitStatus(connector, job, "HALTED").body("problem", containsString("credential"));
        String renewed = "canary-renewed-token-3a51";
        bench.control()
                .people()
                .createToken(NewToken.ofUser(Product.DATA_CENTER, "ann", renewed, Set.of("REPO_ADMIN")));
        as("admin")
                .body(Map.of("kind", "accessToken", "token", renewed))
                .put("/connectors/" + connector + "/credentials/SETUP")
                .then()
                .statusCode(200);
        post(connector, job, "resume");
        awaitStatus(connector, job, "DONE").body("progress.made", equalTo(1)).body("progress.failed", equalTo(1));
        bench.control().repositories().create(late);
        post(connector, job, "resume");

        awaitStatus(connector, job, "DONE").body("progress.made", equalTo(2)).body("progress.failed", equalTo(0));
    }

    @Test
    void shouldHaltWhereTheWorkspaceCannotBeListed() {
        String connector = bench.connector(Product.CLOUD);
        String job = begin(connector, "{\"all\":true,\"workspace\":\"nowhere\"}");

        awaitStatus(connector, job, "HALTED")
                .body("problem", containsString("may see it"))
                .body("progress.listed", equalTo(false));
    }

    @Test
    void shouldLetNobodyButAdministratorsImport() {
        String imports = "/connectors/" + bench.connector(Product.CLOUD) + "/imports";
        as("operator")
                .body("{\"repositories\":[\"acme/a\"]}")
                .post(imports)
                .then()
                .statusCode(403);
        as("admin").body("{\"repositories\":[]}").post(imports).then().statusCode(422);
        as("admin")
                .body("{\"repositories\":[\"acme/a\"]}")
                .post("/connectors/" + UUID.randomUUID() + "/imports")
                .then()
                .statusCode(404);
        as("viewer")
                .get(imports + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:hookline:problem:unknown-import"));
    }

    private int change(String sql, UUID job) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.of(job)).rowCount();
    }

    private static String begin(String connector, String body) {
        return as("admin")
                .body(body)
                .post("/connectors/" + connector + "/imports")
                .then()
                .statusCode(202)
                .header("Location", containsString("/connectors/" + connector + "/imports/"))
                .body("status", startsWith("RUNNING"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse get(String connector, String job) {
        return as("viewer")
                .get("/connectors/" + connector + "/imports/" + job)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse post(String connector, String job, String what) {
        return as("admin")
                .post("/connectors/" + connector + "/imports/" + job + "/" + what)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse awaitStatus(String connector, String job, String status) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> get(connector, job).body("status", equalTo(status)));
        return get(connector, job);
    }

    /** What it says while it waits for this reason. */
    private static String awaitWaiting(String connector, String job, String reason) {
        return await().until(
                        () -> get(connector, job).extract().jsonPath(),
                        found -> reason.equals(found.getString("waiting.reason")))
                .getString("waiting.detail");
    }

    private static String connectorWithItsOwnToken(String token) {
        bench.control().people().createToken(NewToken.ofUser(Product.DATA_CENTER, "ann", token, Set.of("REPO_ADMIN")));
        return as("admin")
                .body(bench.connectorBody(
                        Product.DATA_CENTER, Map.of("credential", Map.of("kind", "accessToken", "token", token))))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String workspace(Product product) {
        String key = "W" + UUID.randomUUID().toString().substring(0, 8);
        return product == Product.CLOUD ? key.toLowerCase(Locale.ROOT) : key.toUpperCase(Locale.ROOT);
    }

    private static String path(RepositoryRef repository) {
        return repository.owner() + "/" + repository.slug();
    }

    private static void assertSetUpOnce(RepositoryRef repository) {
        assertThat(bench.hooks().keys(repository)).hasSize(1);
        assertThat(bench.hooks().hooks(repository)).hasSize(1);
    }
}
