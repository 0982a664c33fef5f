package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.connector.bench.Bench;
import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.connector.bench.Topics;
import io.hookline.connector.project.FollowPlace;
import io.hookline.contracts.Topic;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.RepositoryView;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.TokenKind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class FollowingIT extends OnBench {

    @Inject
    TestCrashPoints crashPoints;

    /** Data Center finds nothing at the old path by then but a stranger. */
    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldFollowARenamedRepositoryThoughAnotherTookItsName(Product product) {
        Made made = bench.project(product);
        Project before = published(made).getLast();
        String hookId = as("viewer")
                .get("/projects/" + made.id() + "/webhook")
                .then()
                .extract()
                .path("hookId");
        RepositoryView renamed = bench.control()
                .repositories()
                .rename(made.repository(), made.repository().slug() + "-new");
        bench.control().repositories().create(made.repository());

        tell(made, path(renamed));

        await().untilAsserted(() -> as("viewer")
                .get("/projects/" + made.id())
                .then()
                .body("repository.path", endsWith("/" + renamed.ref().slug()))
                .body("sshCloneUrl", containsString(renamed.ref().slug()))
                .body("status", equalTo("READY"))
                .body("problem", nullValue()));
        await().untilAsserted(() -> {
            Project after = published(made).getLast();
            assertThat(after.version()).isEqualTo(before.version() + 1);
            assertThat(after.repository().id()).isEqualTo(before.repository().id());
            assertThat(Topics.messages(Topic.HOOK_REGISTRATIONS, hookId, HookRegistration.class)
                            .getLast()
                            .repository())
                    .isEqualTo(after.repository());
        });
        assertThat(bench.hooks().hooks(made.repository())).isEmpty();
        // The rename was told to a gateway that is not there: the one fault to be found.
        for (String part : List.of("deploy-key", "webhook")) {
            as("operator")
                    .post("/projects/" + made.id() + "/" + part + "/verify")
                    .then()
                    .body("checks.findAll { it.verdict == 'FAILED' && it.name != 'deliveries' }", empty());
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldFollowAChangedDefaultBranchOnceItIsSeen(Product product) {
        Made made = bench.project(product);
        String head = bench.control()
                .repositories()
                .view(made.repository())
                .branches()
                .get("main");
        bench.control().repositories().setRef(made.repository(), "refs/heads/trunk", head);
        bench.control().repositories().setDefaultBranch(made.repository(), "trunk");

        as("operator").post("/projects/" + made.id() + "/observation").then().statusCode(200);

        await().untilAsserted(() ->
                assertThat(published(made).getLast().defaultBranch()).isEqualTo("trunk"));
    }

    @Test
    void shouldSayThatATransferTookTheAccessAndForgetItOnceItIsBack() {
        Made made =
                projectOfOwnersToken("FOLLOW-" + UUID.randomUUID().toString().substring(0, 4));
        RepositoryView moved = bench.control().repositories().transfer(made.repository(), "ELSE");

        tell(made, path(moved));

        await().untilAsserted(() -> as("viewer")
                .get("/projects/" + made.id())
                .then()
                .body("status", equalTo("READY"))
                .body(
                        "problem",
                        allOf(containsString("does not show the repository"), containsString("change-repository"))));

        bench.control().repositories().transfer(moved.ref(), made.repository().owner());
        await().untilAsserted(
                        () -> as("viewer").get("/projects/" + made.id()).then().body("problem", nullValue()));
    }

    @Test
    void shouldSayThatTheKeyWasLostAndFollowStill() {
        Made made = bench.project(Product.CLOUD);
        RepositoryView moved = bench.control().repositories().transfer(made.repository(), "elsewhere");
        bench.hooks().deleteKeys(moved.ref());

        tell(made, path(moved));

        await().untilAsserted(() -> as("viewer")
                .get("/projects/" + made.id())
                .then()
                .body("repository.path", equalTo(path(moved)))
                .body("problem", containsString("not among the repository's deploy keys")));
    }

    @Test
    void shouldFollowOnceBitbucketIsBack() {
        Made made = bench.project(Product.CLOUD);
        RepositoryView renamed = bench.control()
                .repositories()
                .rename(made.repository(), made.repository().slug() + "-new");
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "GET", "*/repositories/*", new Fault.Status(503, Map.of(), ""), 2));

        tell(made, path(renamed));

        await().untilAsserted(() ->
                as("viewer").get("/projects/" + made.id()).then().body("repository.path", equalTo(path(renamed))));
    }

    @ParameterizedTest
    @EnumSource(FollowPlace.class)
    void shouldFollowWhereverItCrashed(FollowPlace place) {
        Made made = bench.project(Product.DATA_CENTER);
        RepositoryView renamed = bench.control()
                .repositories()
                .rename(made.repository(), made.repository().slug() + "-new");
        bench.hooks().deleteHooks(renamed.ref());
        crashPoints.crashAt(place);

        tell(made, path(renamed));

        await().untilAsserted(() -> {
            assertThat(crashPoints.hasCrashed()).isTrue();
            as("viewer")
                    .get("/projects/" + made.id())
                    .then()
                    .body("repository.path", equalTo(path(renamed)))
                    .body("problem", containsString("no webhook of Hookline's"));
        });
        await().untilAsserted(() ->
                assertThat(published(made)).extracting(Project::version).containsExactly(1L, 2L));
    }

    @Test
    void shouldSetAsideAnEventThatDoesNotRead() {
        String key = "poison-" + UUID.randomUUID();

        Topics.send(Topic.REPOSITORY_EVENTS, key, Map.of(), new byte[] {'{'});

        await().untilAsserted(() -> assertThat(Topics.records(Topic.REPOSITORY_EVENTS_CONNECTOR_DLQ))
                .anySatisfy(message -> assertThat(message.key()).isEqualTo(key)));
    }

    private static void tell(Made made, String path) {
        Project project = published(made).getLast();
        RepositoryRef now = new RepositoryRef(
                project.repository().product(), project.repository().id(), path);
        EventId id = EventId.from("test", UUID.randomUUID());
        RepositoryEvent event = new RepositoryEvent.RepositoryChanged(
                new EventHeader(id, project.id(), now, Instant.now(), null, null),
                project.repository().path());
        CloudEvent<RepositoryEvent> message = new CloudEvent<>(id.toString(), "/test", Instant.now(), event);
        Topics.send(Topic.REPOSITORY_EVENTS, now.id().toString(), message.headers(), message.value());
    }

    private static List<Project> published(Made made) {
        return await().until(
                        () -> Topics.messages(Topic.PROJECTS, made.id(), Project.class),
                        messages -> !messages.isEmpty());
    }

    private static String path(RepositoryView view) {
        return view.ref().owner() + "/" + view.ref().slug();
    }

    /** A project whose connector sees one Data Center project and nothing else. */
    private static Made projectOfOwnersToken(String owner) {
        var repository = io.hookline.simulator.control.RepositoryRef.dataCenter(owner, "repo");
        bench.control().repositories().create(repository);
        String token = bench.control()
                .people()
                .createToken(new NewToken(
                        Product.DATA_CENTER,
                        TokenKind.PROJECT,
                        "owners",
                        "canary-project-token-" + owner,
                        null,
                        null,
                        owner,
                        Set.of("PROJECT_ADMIN", "REPO_ADMIN"),
                        null));
        String connector = as("admin")
                .body(bench.connectorBody(
                        Product.DATA_CENTER, Map.of("credential", Map.of("kind", "accessToken", "token", token))))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String id = Bench.createProject(connector, repository, owner)
                .statusCode(201)
                .extract()
                .path("id");
        return new Made(UUID.fromString(id), repository);
    }
}
