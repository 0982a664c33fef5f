package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.connector.bench.Bench;
import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.connector.bench.Topics;
import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.build.BuildStatus.State;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.PullRequestControl.NewPullRequest;
import io.hookline.simulator.control.RepositoryControl.FileCommit;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.http.RequestLog;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Setting;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class StatusesIT extends OnBench {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private static final Map<Product, Made> PROJECTS = new EnumMap<>(Product.class);

    @Inject
    TestCrashPoints crashPoints;

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldShowEachStateOfABuildButNoneThatCameLate(Product product) {
        Made made = project(product);
        String commit = head(made.repository());
        send(status(made, commit, "ci", "1", State.RUNNING, 1));
        awaitShown(made, commit, "ci", "INPROGRESS");
        send(status(made, commit, "ci", "1", State.CANCELLED, 2));
        String cancelled = product == Product.CLOUD ? "STOPPED" : "CANCELLED";
        awaitShown(made, commit, "ci", cancelled);

        send(status(made, commit, "ci", "1", State.RUNNING, 1), status(made, commit, "later", "1", State.PASSED, 3));

        awaitShown(made, commit, "later", "SUCCESSFUL");
        assertThat(shown(made, commit, "ci")).containsExactly(cancelled);
        send(status(made, commit, "ci", "2", State.QUEUED, 4));
        awaitShown(made, commit, "ci", "INPROGRESS");
        assertThat(bench.hooks().statuses(made.repository(), commit))
                .allSatisfy(status ->
                        assertThat(status.ref()).isEqualTo(product == Product.CLOUD ? "main" : "refs/heads/main"));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldShowABuildOfAForkOnThePullRequestsTarget(Product product) {
        Made made = project(product);
        PullRequestOfFork pull = pullRequestOfFork(made);

        send(pull.status(made, State.PASSED, 1));

        awaitShown(made, pull.commit(), "ci", "SUCCESSFUL");
        assertThat(bench.hooks()
                        .statuses(made.repository(), pull.commit())
                        .getFirst()
                        .ref())
                .isEqualTo(product == Product.CLOUD ? "theirs" : null);
    }

    @Test
    void shouldShowABuildInTheForkWhereTheTargetLacksTheCommit() {
        bench.control().conditions().set(Setting.CLOUD_FORK_COMMITS, "false");
        Made made = project(Product.CLOUD);
        PullRequestOfFork pull = pullRequestOfFork(made);
        send(pull.status(made, State.RUNNING, 1));
        await().until(() -> bench.hooks().statuses(pull.fork(), pull.commit()).size() == 1);

        send(pull.status(made, State.PASSED, 2));

        await().until(() -> bench.hooks()
                .statuses(pull.fork(), pull.commit())
                .getFirst()
                .state()
                .equals("SUCCESSFUL"));
        assertThat(requests(pull.commit()))
                .as("the fork is asked at once, when it is known to have the commit")
                .extracting(entry -> entry.response().status())
                .containsExactly(404, 201, 201);
        bench.control().conditions().set(Setting.CLOUD_FORK_COMMITS, "true");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldFollowARepositoryThatWasRenamed(Product product) {
        Made made = bench.project(product);
        String commit = head(made.repository());
        RepositoryRef renamed = bench.control()
                .repositories()
                .rename(made.repository(), made.repository().slug() + "-new")
                .ref();

        send(status(made, commit, "ci", "1", State.PASSED, 1));

        await().untilAsserted(() ->
                assertThat(bench.hooks().statuses(renamed, commit)).hasSize(1));
    }

    static Stream<Arguments> passingTroubles() {
        return Stream.of(Product.values())
                .flatMap(product -> Stream.of(
                                new Fault.Status(503, Map.of(), "down"),
                                new Fault.Status(500, Map.of(), "{}"),
                                new Fault.Drop(),
                                new Fault.RateLimited(Duration.ofSeconds(1)))
                        .map(fault -> Arguments.of(product, fault)));
    }

    @ParameterizedTest
    @MethodSource("passingTroubles")
    void shouldShowTheNewestStateOnceBitbucketIsBack(Product product, Fault fault) {
        Made made = project(product);
        String commit = head(made.repository());
        bench.control().conditions().fault(new FaultRule("*", "POST", "*" + commit + "*", fault, 2));
        send(status(made, commit, "ci", "1", State.RUNNING, 1));
        await().until(() -> requests(commit).stream().anyMatch(RequestLog.Entry::fault));

        send(status(made, commit, "ci", "1", State.FAILED, 2));

        awaitShown(made, commit, "ci", "FAILED");
        awaitDelivery(made, commit, "SHOWN");
    }

    static Stream<Arguments> lastingTroubles() {
        return Stream.of(Product.values())
                .flatMap(product -> Stream.of(401, 403, 404, 410).map(answer -> Arguments.of(product, answer)));
    }

    @ParameterizedTest
    @MethodSource("lastingTroubles")
    void shouldGiveUpWhatBitbucketRefusesUntilSomebodyWantsItSentAgain(Product product, int answer) {
        Made made = project(product);
        String commit = head(made.repository());
        String body = "{\"error\":{\"message\":\"no\"},\"errors\":[{\"message\":\"no\"}]}";
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "POST", "*" + commit + "*", new Fault.Status(answer, Map.of(), body), -1));
        send(status(made, commit, "ci", "1", State.PASSED, 1));
        awaitDelivery(made, commit, "GIVEN_UP");
        statuses(made, "?state=GIVEN_UP&commit=" + commit.substring(0, 10))
                .body("items[0].delivery.attempts", equalTo(3))
                .body("items[0].delivery.problem", containsString(answer == 404 ? "no" : "HTTP " + answer));
        bench.control().conditions().clearFaults();

        as("operator")
                .post(at(made) + "/" + statusId(made, commit) + "/retry")
                .then()
                .statusCode(202);

        awaitShown(made, commit, "ci", "SUCCESSFUL");
        awaitDelivery(made, commit, "SHOWN");
        statuses(made, "?state=GIVEN_UP&commit=" + commit).body("items", hasSize(0));
    }

    @Test
    void shouldAskNothingMoreWhenBitbucketLimitsTheRateWithoutSayingForHowLong() {
        Made made = projectOfItsOwnCredential();
        String commit = head(made.repository());
        Instant before = Instant.now();
        bench.control()
                .conditions()
                .fault(new FaultRule(
                        "*", "POST", "*" + commit + "*", new Fault.RateLimited(Duration.ofSeconds(-1)), 1));

        send(status(made, commit, "one", "1", State.PASSED, 1));
        await().until(() -> requests(commit).size() == 1);
        send(status(made, commit, "two", "1", State.PASSED, 1));

        await().untilAsserted(() -> {
            assertThat(due(made, "one")).isAfter(before.plusSeconds(60));
            assertThat(due(made, "two")).isAfter(before.plusSeconds(50));
        });
        assertThat(requests(commit)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldSendAStatusAgainWhenItCrashedBeforeNotingThatItWasSent(Product product) {
        Made made = project(product);
        String commit = head(made.repository());
        crashPoints.crashAt("status sent");

        send(status(made, commit, "ci", "1", State.PASSED, 1));

        awaitDelivery(made, commit, "SHOWN");
        assertThat(crashPoints.hasCrashed()).isTrue();
        assertThat(requests(commit)).hasSize(2);
        assertThat(shown(made, commit, "ci")).containsExactly("SUCCESSFUL");
    }

    @Test
    void shouldSendOfABurstOnlyWhatIsStillWantedThen() {
        Made made = project(Product.CLOUD);
        List<String> commits = IntStream.range(0, 100)
                .mapToObj(number -> bench.control()
                        .repositories()
                        .commit(made.repository(), FileCommit.of("main", "a.txt", "" + number)))
                .toList();
        List<CloudEvent<BuildStatus>> burst = new ArrayList<>();
        for (String commit : commits) {
            burst.add(event(status(made, commit, "ci", "1", State.QUEUED, 0)));
            IntStream.range(1, 9)
                    .mapToObj(second -> event(status(made, commit, "ci", "1", State.RUNNING, second)))
                    .forEach(burst::add);
            burst.add(event(status(made, commit, "ci", "1", State.PASSED, 9)));
        }

        Topics.send(burst);

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(commits)
                        .allSatisfy(
                                commit -> assertThat(shown(made, commit, "ci")).containsExactly("SUCCESSFUL")));
        assertThat(burst).hasSize(1_000);
        assertThat(bench.simulator()
                        .requestLog()
                        .entries(entry -> isStatus(entry)
                                && entry.request()
                                        .rawPath()
                                        .contains(made.repository().slug())))
                .hasSizeLessThan(250);
    }

    @Test
    void shouldSetAsideWhatCannotBeShownAndSayWhy() {
        Made made = project(Product.CLOUD);
        String commit = head(made.repository());
        BuildStatus good = status(made, commit, "ci", "1", State.PASSED, 1);
        Made nobodys = new Made(UUID.randomUUID(), made.repository());
        CloudEvent<BuildStatus> first = event(good);
        CloudEvent<BuildStatus> other = new CloudEvent<>(
                first.id(), first.source(), first.time(), status(made, commit, "ci", "1", State.FAILED, 2));

        Topics.send(Topic.BUILD_STATUSES, "poison-" + made.id(), Map.of(), new byte[] {'{'});
        Topics.send(List.of(event(status(nobodys, commit, "ci", "1", State.PASSED, 1)), first, first, other));

        await().untilAsserted(() -> {
            assertThat(reason("poison-" + made.id())).contains("the message has no ce_type");
            assertThat(reason(nobodys.id() + ":" + commit)).contains("there is no project " + nobodys.id());
            assertThat(reason(made.id() + ":" + commit)).contains("another message was read under this source and id");
        });
        awaitShown(made, commit, "ci", "SUCCESSFUL");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldTakeAStatusOverRestOnceForEachIdempotencyKey(Product product) {
        Made made = project(product);
        String commit = head(made.repository());

        String href = post(made, "runner", "k1", body(commit, "RUNNING"))
                .statusCode(202)
                .body("outcome", equalTo("TO_BE_SHOWN"))
                .body("why", nullValue())
                .extract()
                .header("Location");
        awaitShown(made, commit, "ci", "INPROGRESS");
        post(made, "runner", "k2", body(commit, "FAILED")).statusCode(202).body("outcome", equalTo("TO_BE_SHOWN"));
        post(made, "runner", "k1", body(commit, "RUNNING")).statusCode(202).body("outcome", equalTo("REPEATED"));
        post(made, "operator", "k3", body(commit, "RUNNING")).statusCode(202).body("outcome", equalTo("LATE"));
        post(made, "runner", "k2", body(commit, "PASSED"))
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:idempotency-key-reused"));

        awaitShown(made, commit, "ci", "FAILED");
        await().untilAsserted(() -> as("runner")
                .get(URI.create(href).getPath())
                .then()
                .statusCode(200)
                .body("status.state", equalTo("FAILED"))
                .body("delivery.state", equalTo("SHOWN")));
        as("viewer").get("/q/metrics").then().body(containsString("hookline_connector_statuses_pending_age_seconds"));
        as("viewer")
                .get("/q/metrics")
                .then()
                .body(containsString("hookline_connector_statuses_published_total{outcome=\"shown\",product=\""
                        + product.name().toLowerCase(Locale.ROOT) + "\"}"));
    }

    @Test
    void shouldListStatusesPageByPageTheNewestFirst() {
        Made made = project(Product.CLOUD);
        String commit = head(made.repository());
        List.of("a", "b", "c").forEach(key -> send(status(made, commit, key, "1", State.PASSED, 1)));
        await().untilAsserted(
                        () -> statuses(made, "?state=SHOWN&commit=" + commit).body("items", hasSize(3)));

        String next = statuses(made, "?limit=2&commit=" + commit)
                .body("items.key", equalTo(List.of("c", "b")))
                .extract()
                .path("next");

        statuses(made, "?limit=2&commit=" + commit + "&after=" + next)
                .body("items.key", equalTo(List.of("a")))
                .body("next", nullValue());
        statuses(made, "?commit=0000000").body("items", hasSize(0));
    }

    @Test
    void shouldSayWhatIsWrongWithARequest() {
        Made made = project(Product.CLOUD);
        post(made, "runner", "k", Map.of("key", "ci", "ref", "main"))
                .statusCode(422)
                .body("faults.field", equalTo(List.of("commit", "state", "url", "ref")));
        post(made, "runner", "k", Map.of("commit", "2".repeat(40), "state", "PASSED", "url", "https://ci.example/1"))
                .statusCode(422)
                .body("faults[0].message", containsString("a build or a key"));
        Made nobodys = new Made(UUID.randomUUID(), made.repository());
        post(nobodys, "runner", "k", body("2".repeat(40), "PASSED")).statusCode(404);
        as("viewer").get(at(nobodys)).then().statusCode(404);
        as("viewer").get(at(made) + "/" + UUID.randomUUID()).then().statusCode(404);
        as("operator")
                .post(at(made) + "/" + UUID.randomUUID() + "/retry")
                .then()
                .statusCode(404);
        post(made, "viewer", "k", body("2".repeat(40), "PASSED")).statusCode(403);
        as("runner").get(at(made)).then().statusCode(403);
        as("runner").post(at(made) + "/" + UUID.randomUUID() + "/retry").then().statusCode(403);
    }

    private record PullRequestOfFork(long number, RepositoryRef fork, String commit) {

        BuildStatus status(Made made, State state, int second) {
            return new BuildStatus(
                    new ProjectId(made.id()),
                    null,
                    "ci",
                    CommitHash.of(commit),
                    GitRef.branch("theirs"),
                    new BuildStatus.PullRequest(PullRequestId.of(number), true),
                    state,
                    null,
                    null,
                    URI.create("https://ci.example/1"),
                    "1",
                    null,
                    null,
                    null,
                    START.plusSeconds(second));
        }
    }

    /** One for all tests of a product: each has a commit of its own. */
    private static Made project(Product product) {
        return PROJECTS.computeIfAbsent(product, bench::project);
    }

    private static PullRequestOfFork pullRequestOfFork(Made made) {
        var repositories = bench.control().repositories();
        RepositoryRef fork = repositories
                .fork(made.repository(), "OUT", "fork-" + UUID.randomUUID())
                .ref();
        String commit = repositories.commit(fork, FileCommit.of("theirs", "b.txt", "b"));
        long number = bench.control()
                .pullRequests()
                .open(made.repository(), NewPullRequest.of("theirs", "theirs").fromFork(fork));
        return new PullRequestOfFork(number, fork, commit);
    }

    private static Made projectOfItsOwnCredential() {
        String token = "canary-own-" + UUID.randomUUID();
        bench.control().people().createToken(NewToken.ofUser(Product.CLOUD, Bench.USER, token, Bench.CLOUD_SCOPES));
        String connector = as("admin")
                .body(bench.connectorBody(
                        Product.CLOUD,
                        Map.of(
                                "credential",
                                Map.of("kind", "apiToken", "email", Bench.USER + "@example.com", "token", token))))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        RepositoryRef repository = bench.repository(Product.CLOUD);
        String id = Bench.createProject(connector, repository)
                .statusCode(201)
                .extract()
                .path("id");
        return new Made(UUID.fromString(id), repository);
    }

    private static String head(RepositoryRef repository) {
        return bench.control()
                .repositories()
                .commit(repository, FileCommit.of("main", "a.txt", "" + UUID.randomUUID()));
    }

    private static BuildStatus status(Made made, String commit, String key, String number, State state, int second) {
        return new BuildStatus(
                new ProjectId(made.id()),
                null,
                key,
                CommitHash.of(commit),
                GitRef.branch("main"),
                null,
                state,
                null,
                state == State.RUNNING ? second + " of 9" : null,
                URI.create("https://ci.example/1"),
                number,
                1_000L,
                "plan",
                new BuildStatus.TestResults(5, 0, 1),
                START.plusSeconds(second));
    }

    private static void send(BuildStatus... statuses) {
        Topics.send(Stream.of(statuses).map(StatusesIT::event).toList());
    }

    private static CloudEvent<BuildStatus> event(BuildStatus status) {
        return new CloudEvent<>(UUID.randomUUID().toString(), "/test/ci", status.at(), status);
    }

    private static List<String> shown(Made made, String commit, String key) {
        return bench.hooks().statuses(made.repository(), commit).stream()
                .filter(status -> status.key().equals(key))
                .map(io.hookline.simulator.state.BuildStatus::state)
                .toList();
    }

    private static void awaitShown(Made made, String commit, String key, String state) {
        await().untilAsserted(() -> assertThat(shown(made, commit, key)).containsExactly(state));
    }

    private static void awaitDelivery(Made made, String commit, String state) {
        await().untilAsserted(
                        () -> statuses(made, "?commit=" + commit).body("items[0].delivery.state", equalTo(state)));
    }

    private static Instant due(Made made, String key) {
        return Instant.parse(
                statuses(made, "").extract().path("items.find { it.key == '" + key + "' }.delivery.dueAt"));
    }

    private static String statusId(Made made, String commit) {
        return statuses(made, "?commit=" + commit).extract().path("items[0].id");
    }

    private static ValidatableResponse statuses(Made made, String query) {
        return as("viewer").get(at(made) + query).then().statusCode(200);
    }

    private static ValidatableResponse post(Made made, String role, String idempotencyKey, Map<String, ?> body) {
        return as(role).header("Idempotency-Key", idempotencyKey)
                .body(body)
                .post(at(made))
                .then();
    }

    private static Map<String, ?> body(String commit, String state) {
        return Map.of(
                "key",
                "ci",
                "commit",
                commit,
                "state",
                state,
                "url",
                "https://ci.example/1",
                "ref",
                "refs/heads/main",
                "number",
                "1");
    }

    private static String at(Made made) {
        return "/projects/" + made.id() + "/statuses";
    }

    private static List<RequestLog.Entry> requests(String commit) {
        return bench.simulator()
                .requestLog()
                .entries(entry -> isStatus(entry) && entry.request().rawPath().contains(commit));
    }

    private static boolean isStatus(RequestLog.Entry entry) {
        return entry.request().method().equals("POST")
                && (entry.request().rawPath().endsWith("/statuses/build")
                        || entry.request().rawPath().endsWith("/builds"));
    }

    private static @Nullable String reason(String key) {
        return Topics.records(Topic.BUILD_STATUSES_CONNECTOR_DLQ).stream()
                .filter(message -> message.key().equals(key))
                .map(StatusesIT::reason)
                .findFirst()
                .orElse(null);
    }

    private static String reason(ConsumerRecord<String, byte[]> message) {
        return new String(message.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
    }
}
