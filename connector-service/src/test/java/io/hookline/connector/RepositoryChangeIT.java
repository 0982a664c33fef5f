package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.connector.bench.Topics;
import io.hookline.connector.project.MovePlace;
import io.hookline.contracts.Topic;
import io.hookline.contracts.event.RepositoryEvent.RefsObserved;
import io.hookline.contracts.project.Project;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.control.RepositoryView;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class RepositoryChangeIT extends OnBench {

    @Inject
    TestCrashPoints crashPoints;

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldFollowTheSameRepositoryByItsNewCloneUrl(Product product) {
        Made made = bench.project(product);
        RepositoryView renamed = bench.control()
                .repositories()
                .rename(made.repository(), made.repository().slug() + "-new");

        change(made, Map.of("repository", renamed.sshClone()))
                .statusCode(200)
                .body("done", equalTo("FOLLOWED"))
                .body("repository.path", endsWith("/" + renamed.ref().slug()))
                .body("problem", nullValue())
                .body("deployKey.find { it.name == 'git' }.verdict", equalTo("PASSED"))
                .body("webhook.find { it.name == 'exists' }.verdict", equalTo("PASSED"));
        change(made, Map.of("repository", renamed.httpClone())).statusCode(200).body("done", equalTo("NOTHING"));
    }

    @Test
    void shouldReachTheSameRepositoryByAnotherConnector() {
        Made made = bench.project(Product.CLOUD);
        String connector = bench.connector(Product.CLOUD);

        change(made, Map.of("repository", path(made.repository()), "connector", connector))
                .statusCode(200)
                .body("done", equalTo("FOLLOWED"));

        as("viewer").get("/projects/" + made.id()).then().body("connector", equalTo(connector));
        await().untilAsserted(
                        () -> assertThat(published(made).getLast().connector()).hasToString(connector));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldRefuseAnotherRepositoryUnlessItIsToReplaceThePresentOne(Product product) {
        Made made = bench.project(product);
        RepositoryRef other = bench.repository(product);

        change(made, Map.of("repository", path(other)))
                .statusCode(409)
                .body("type", equalTo("urn:hookline:problem:another-repository"))
                .body("present.path", equalTo(path(made.repository())))
                .body("found.path", equalTo(path(other)))
                .body(
                        "found.id",
                        not(equalTo(published(made).getLast().repository().id().value())));

        assertThat(bench.hooks().keys(other)).isEmpty();
        assertThat(bench.hooks().hooks(other)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldMoveAProjectToAnotherRepository(Product product) {
        Made made = bench.project(product);
        RepositoryRef other = bench.repository(product);
        String hookId = hookId(made);

        change(made, Map.of("repository", path(other), "replace", true))
                .statusCode(200)
                .body("done", equalTo("REPLACED"))
                .body("repository.path", equalTo(path(other)))
                .body("former.path", equalTo(path(made.repository())))
                .body("left", empty())
                .body("deployKey.verdict", everyItem(equalTo("PASSED")))
                .body("webhook.findAll { it.verdict == 'FAILED' }", empty());

        assertMoved(made, other);
        await().untilAsserted(() -> {
            Project project = published(made).getLast();
            List<RefsObserved> seen = refs(project);
            assertThat(Topics.isRemoved(Topic.HOOK_REGISTRATIONS, hookId)).isTrue();
            assertThat(project.repository().path()).isEqualTo(path(other));
            assertThat(seen.getFirst().baseline()).isTrue();
            assertThat(seen.getLast().baseline()).isFalse();
            assertThat(Topics.records(Topic.PROJECTS).stream()
                            .filter(message -> message.key().equals(made.id().toString()))
                            .map(message -> message.value() == null))
                    .containsExactly(false, true, false);
        });
    }

    @Test
    void shouldMoveAProjectToAnotherBitbucket() {
        Made made = bench.project(Product.CLOUD);
        RepositoryRef other = bench.repository(Product.DATA_CENTER);

        change(
                        made,
                        Map.of(
                                "repository",
                                path(other),
                                "connector",
                                bench.connector(Product.DATA_CENTER),
                                "replace",
                                true))
                .statusCode(200)
                .body("repository.product", equalTo("DATA_CENTER"));

        assertMoved(made, other);
    }

    static Stream<Arguments> places() {
        return Stream.of(Product.values())
                .flatMap(product -> Stream.of(MovePlace.values()).map(place -> Arguments.of(product, place)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldEndWithOneKeyAndOneWebhookWhereverTheMoveCrashed(Product product, MovePlace place) {
        Made made = bench.project(product);
        RepositoryRef other = bench.repository(product);
        crashPoints.crashAt(place);

        change(made, Map.of("repository", path(other), "replace", true)).statusCode(500);

        assertThat(crashPoints.hasCrashed()).isTrue();
        await().untilAsserted(() -> assertMoved(made, other));
    }

    @Test
    void shouldGoOnByItselfWhenBitbucketIsBack() {
        Made made = bench.project(Product.CLOUD);
        RepositoryRef other = bench.repository(Product.CLOUD);
        bench.control()
                .conditions()
                .fault(new FaultRule(
                        "*", "POST", "*" + other.slug() + "/hooks", new Fault.Status(503, Map.of(), ""), -1));

        change(made, Map.of("repository", path(other), "replace", true))
                .statusCode(202)
                .body("done", equalTo("UNDERWAY"))
                .body("repository.path", equalTo(path(made.repository())));
        as("viewer").get("/projects/" + made.id()).then().body("status", equalTo("MOVING"));

        bench.control().conditions().clearFaults();
        await().untilAsserted(() -> assertMoved(made, other));
    }

    @Test
    void shouldLeaveAProjectWhereItIsAndNothingAtTheOtherRepositoryWhereBitbucketRefuses() {
        Made made = bench.project(Product.CLOUD);
        RepositoryRef other = bench.repository(Product.CLOUD);
        bench.control()
                .conditions()
                .fault(new FaultRule(
                        "*", "POST", "*" + other.slug() + "/hooks", new Fault.Status(403, Map.of(), "{}"), -1));

        change(made, Map.of("repository", path(other), "replace", true))
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:credential-insufficient"));

        assertThat(bench.hooks().keys(other)).isEmpty();
        assertThat(bench.hooks().hooks(other)).isEmpty();
        as("viewer")
                .get("/projects/" + made.id())
                .then()
                .body("status", equalTo("READY"))
                .body("repository.path", equalTo(path(made.repository())));
        as("operator")
                .post("/projects/" + made.id() + "/deploy-key/verify")
                .then()
                .body("sound", equalTo(true));
    }

    @Test
    void shouldRemoveAProjectThatIsOnItsWayFromBothRepositories() {
        Made made = bench.project(Product.CLOUD);
        RepositoryRef other = bench.repository(Product.CLOUD);
        bench.control()
                .conditions()
                .fault(new FaultRule(
                        "*", "POST", "*" + other.slug() + "/hooks", new Fault.Status(503, Map.of(), ""), -1));
        change(made, Map.of("repository", path(other), "replace", true)).statusCode(202);
        assertThat(bench.hooks().keys(other)).hasSize(1);

        as("admin").delete("/projects/" + made.id()).then().statusCode(200).body("left", empty());

        assertThat(bench.hooks().keys(other)).isEmpty();
        assertThat(bench.hooks().keys(made.repository())).isEmpty();
    }

    @Test
    void shouldRefuseARepositoryThatHasAProject() {
        Made made = bench.project(Product.CLOUD);
        Made taken = bench.project(Product.CLOUD);

        change(made, Map.of("repository", path(taken.repository()), "replace", true))
                .statusCode(409)
                .body("type", equalTo("urn:hookline:problem:repository-taken"))
                .body("project", equalTo(taken.id().toString()));
    }

    @Test
    void shouldRefuseWhatItCannotFind() {
        Made made = bench.project(Product.CLOUD);

        change(made, Map.of("repository", "acme/nowhere"))
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:not-found-on-bitbucket"));
        change(made, Map.of("repository", "https://bitbucket.org.example.com/" + path(made.repository())))
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:other-host"));
        change(made, Map.of("repository", "nowhere")).statusCode(422).body("faults[0].field", equalTo("repository"));
        change(made, Map.of("repository", path(made.repository()), "connector", UUID.randomUUID()))
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:unknown-connector"));
        change(new Made(UUID.randomUUID(), made.repository()), Map.of("repository", path(made.repository())))
                .statusCode(404)
                .body("detail", containsString("/projects"));
    }

    private static void assertMoved(Made made, RepositoryRef to) {
        as("viewer")
                .get("/projects/" + made.id())
                .then()
                .body("status", equalTo("READY"))
                .body("repository.path", equalTo(path(to)));
        assertThat(bench.hooks().keys(made.repository())).isEmpty();
        assertThat(bench.hooks().hooks(made.repository())).isEmpty();
        assertThat(bench.hooks().keys(to)).hasSize(1);
        assertThat(bench.hooks().hooks(to)).singleElement().satisfies(hook -> {
            assertThat(hook.active()).isTrue();
            assertThat(hook.url()).endsWith(hookId(made));
        });
        as("operator")
                .post("/projects/" + made.id() + "/deploy-key/verify")
                .then()
                .body("sound", equalTo(true));
    }

    private static ValidatableResponse change(Made made, Map<String, ?> body) {
        return as("admin")
                .body(new HashMap<>(body))
                .post("/projects/" + made.id() + "/change-repository")
                .then();
    }

    private static List<Project> published(Made made) {
        return await().until(
                        () -> Topics.messages(Topic.PROJECTS, made.id(), Project.class),
                        messages -> !messages.isEmpty());
    }

    private static List<RefsObserved> refs(Project project) {
        return Topics.repositoryEvents(project).stream()
                .filter(RefsObserved.class::isInstance)
                .map(RefsObserved.class::cast)
                .toList();
    }

    private static String hookId(Made made) {
        return as("viewer")
                .get("/projects/" + made.id() + "/webhook")
                .then()
                .extract()
                .path("hookId");
    }

    private static String path(RepositoryRef repository) {
        return repository.owner() + "/" + repository.slug();
    }
}
