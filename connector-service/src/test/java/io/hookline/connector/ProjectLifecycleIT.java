package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static io.hookline.connector.bench.Bench.createProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.connector.bench.Topics;
import io.hookline.connector.project.RemovalPlace;
import io.hookline.connector.project.SetupPlace;
import io.hookline.connector.project.SetupStep;
import io.hookline.contracts.Topic;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryEvent.PullRequestsObserved;
import io.hookline.contracts.event.RepositoryEvent.RefsObserved;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings.ForkPolicy;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class ProjectLifecycleIT extends OnBench {

    @Inject
    TestCrashPoints crashPoints;

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldRegisterOneReadOnlyKeyAndOneWebhook(Product product) {
        RepositoryRef repository = bench.repository(product);
        String url = createProject(bench.connector(product), repository)
                .statusCode(201)
                .body("status", equalTo("READY"))
                .body("deployKey.registered", equalTo(true))
                .body("webhook.registered", equalTo(true))
                .body("webhook.url", startsWith("http://127.0.0.1:9/gateway/hooks/"))
                .body("settings.buildMode", equalTo("ALL_BRANCHES"))
                .extract()
                .path("webhook.url");
        assertThat(bench.hooks().keys(repository))
                .singleElement()
                .satisfies(key -> assertThat(key.writable()).isFalse());
        assertThat(bench.hooks().hooks(repository)).singleElement().satisfies(hook -> {
            assertThat(hook.url()).isEqualTo(url);
            assertThat(hook.active()).isTrue();
            assertThat(hook.secret()).isNotNull();
        });
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldTellTheOtherServicesOfTheProjectItsWebhookAndItsBaseline(Product product) {
        Made made = bench.project(product);
        String hookId =
                as("viewer").get("/projects/" + made.id()).then().extract().path("webhook.hookId");
        await().untilAsserted(() -> {
            Project project =
                    Topics.messages(Topic.PROJECTS, made.id(), Project.class).getLast();
            List<RepositoryEvent> observed = Topics.repositoryEvents(project);
            assertThat(project.defaultBranch()).isEqualTo("main");
            assertThat(Topics.messages(Topic.HOOK_REGISTRATIONS, hookId, HookRegistration.class))
                    .containsOnly(new HookRegistration(HookId.of(hookId), project.id(), project.repository(), "m1"));
            assertThat(observed).hasSize(4);
            assertThat(observed.get(0)).isInstanceOfSatisfying(RefsObserved.class, refs -> {
                assertThat(refs.baseline()).isTrue();
                assertThat(refs.refs())
                        .singleElement()
                        .satisfies(ref -> assertThat(ref.ref()).hasToString("refs/heads/main"));
            });
            assertThat(observed.get(1))
                    .isInstanceOfSatisfying(
                            PullRequestsObserved.class,
                            open -> assertThat(open.baseline()).isTrue());
            assertThat(observed.get(2))
                    .isInstanceOfSatisfying(
                            RefsObserved.class,
                            refs -> assertThat(refs.baseline()).isFalse());
            assertThat(observed.get(3))
                    .isInstanceOfSatisfying(
                            PullRequestsObserved.class,
                            open -> assertThat(open.baseline()).isFalse());
        });
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldRefuseASecondProjectOfTheSameRepositoryAndNameTheFirst(Product product) {
        Made made = bench.project(product);
        as("admin")
                .body(Map.of(
                        "name",
                        "another",
                        "connector",
                        bench.connector(product),
                        "repository",
                        made.repository().owner() + "/" + made.repository().slug()))
                .post("/projects")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:repository-taken"))
                .body("project", equalTo(made.id().toString()))
                .body("name", equalTo(made.repository().slug()));
        assertThat(bench.hooks().hooks(made.repository())).hasSize(1);
        assertThat(bench.hooks().keys(made.repository())).hasSize(1);
    }

    @Test
    void shouldRefuseANameThatIsTaken() {
        Made made = bench.project(Product.CLOUD);
        RepositoryRef other = bench.repository(Product.CLOUD);
        as("admin")
                .body(Map.of(
                        "name", made.repository().slug(),
                        "connector", bench.connector(Product.CLOUD),
                        "repository", other.owner() + "/" + other.slug()))
                .post("/projects")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:hookline:problem:name-taken"))
                .body("project", equalTo(made.id().toString()));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldRemoveKeyAndWebhookWithTheProject(Product product) {
        Made made = bench.project(product);
        String hookId =
                as("viewer").get("/projects/" + made.id()).then().extract().path("webhook.hookId");
        as("admin").delete("/projects/" + made.id()).then().statusCode(200).body("left", empty());
        assertThat(bench.hooks().hooks(made.repository())).isEmpty();
        assertThat(bench.hooks().keys(made.repository())).isEmpty();
        as("viewer").get("/projects/" + made.id()).then().statusCode(404);
        await().untilAsserted(() -> {
            assertThat(Topics.isRemoved(Topic.PROJECTS, made.id())).isTrue();
            assertThat(Topics.isRemoved(Topic.HOOK_REGISTRATIONS, hookId)).isTrue();
        });
    }

    @Test
    void shouldSayWhatIsLeftOnBitbucketWhenItCannotBeRemoved() {
        Made made = bench.project(Product.CLOUD);
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "DELETE", "*/deploy-keys/*", new Fault.Status(403, Map.of(), "{}"), -1));
        as("admin")
                .delete("/projects/" + made.id())
                .then()
                .statusCode(202)
                .body("removed", equalTo(false))
                .body("left", hasSize(1))
                .body("left[0].what", startsWith("the deploy key SHA256:"))
                .body("left[0].repository", endsWith(made.repository().slug()))
                .body("left[0].why", not(emptyString()));
        assertThat(bench.hooks().hooks(made.repository())).isEmpty();
        as("viewer").get("/projects/" + made.id()).then().body("status", equalTo("REMOVING"));

        bench.control().conditions().clearFaults();
        await().untilAsserted(
                        () -> as("viewer").get("/projects/" + made.id()).then().statusCode(404));
        assertThat(bench.hooks().keys(made.repository())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldForgetAProjectByForceAndListWhatIsLeft(Product product) {
        Made made = bench.project(product);
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "*", "*/" + made.repository().slug() + "/*", new Fault.Drop(), -1));

        as("admin").delete("/projects/" + made.id()).then().statusCode(202).body("left", hasSize(2));
        as("admin")
                .queryParam("force", true)
                .delete("/projects/" + made.id())
                .then()
                .statusCode(200)
                .body("removed", equalTo(true))
                .body("left.what", hasItems(startsWith("the deploy key "), startsWith("the webhook http")));

        as("viewer").get("/projects/" + made.id()).then().statusCode(404);
        assertThat(bench.hooks().keys(made.repository())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(RemovalPlace.class)
    void shouldEndARemovalWhereverItCrashed(RemovalPlace place) {
        Made made = bench.project(Product.CLOUD);
        crashPoints.crashAt(place);

        as("admin").delete("/projects/" + made.id()).then().statusCode(500);

        assertThat(crashPoints.hasCrashed()).isTrue();
        await().untilAsserted(
                        () -> as("viewer").get("/projects/" + made.id()).then().statusCode(404));
        assertThat(bench.hooks().keys(made.repository())).isEmpty();
        assertThat(bench.hooks().hooks(made.repository())).isEmpty();
    }

    @Test
    void shouldPublishSettingsThatWereChangedWhileTheProjectWasBeingPublished() {
        RepositoryRef repository = bench.repository(Product.CLOUD);
        crashPoints.at(new SetupPlace(SetupStep.PUBLISH, false), () -> {
            String id = as("viewer")
                    .queryParam("name", repository.slug())
                    .get("/projects")
                    .then()
                    .extract()
                    .path("items[0].id");
            as("operator")
                    .body("{\"forks\":\"ON\"}")
                    .patch("/projects/" + id + "/settings")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(2));
        });

        String id = createProject(bench.connector(Product.CLOUD), repository)
                .statusCode(201)
                .body("settings.forks", equalTo("ON"))
                .extract()
                .path("id");

        await().untilAsserted(() -> assertThat(Topics.messages(Topic.PROJECTS, id, Project.class))
                .singleElement()
                .satisfies(project -> {
                    assertThat(project.version()).isEqualTo(2);
                    assertThat(project.settings().forks()).isEqualTo(ForkPolicy.ON);
                }));
    }

    @Test
    void shouldPublishChangedSettingsUnderAHigherVersion() {
        Made made = bench.project(Product.CLOUD);
        as("operator")
                .body("{\"buildMode\":\"ONLY_PULL_REQUESTS\",\"sourceBranches\":[\"feature/.*\"]}")
                .put("/projects/" + made.id() + "/settings")
                .then()
                .statusCode(200)
                .body("settings.buildMode", equalTo("ONLY_PULL_REQUESTS"))
                .body("version", equalTo(2));
        as("operator")
                .contentType("application/merge-patch+json")
                .body("{\"forks\":\"ON\"}")
                .patch("/projects/" + made.id() + "/settings")
                .then()
                .statusCode(200)
                .body("settings.buildMode", equalTo("ONLY_PULL_REQUESTS"))
                .body("settings.forks", equalTo("ON"));
        await().untilAsserted(() -> assertThat(Topics.messages(Topic.PROJECTS, made.id(), Project.class))
                .extracting(Project::version)
                .containsExactly(1L, 2L, 3L));
    }

    @Test
    void shouldRefuseABranchPatternThatDoesNotCompile() {
        Made made = bench.project(Product.CLOUD);
        as("operator")
                .body("{\"sourceBranches\":[\"(\"]}")
                .put("/projects/" + made.id() + "/settings")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("faults[0].field", equalTo("settings.sourceBranches[0]"));
    }

    @Test
    void shouldGoOnByItselfWhenBitbucketWasAwayDuringSetUp() {
        RepositoryRef repository = bench.repository(Product.CLOUD);
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "POST", "*/hooks", new Fault.Status(503, Map.of(), ""), 1));
        String id = createProject(bench.connector(Product.CLOUD), repository)
                .statusCode(201)
                .body("status", equalTo("SETTING_UP"))
                .body("problem", not(equalTo(null)))
                .extract()
                .path("id");
        as("operator")
                .post("/projects/" + id + "/observation")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("10"));
        await().untilAsserted(() -> as("viewer").get("/projects/" + id).then().body("status", equalTo("READY")));
        assertThat(bench.hooks().hooks(repository)).hasSize(1);
        assertThat(bench.hooks().keys(repository)).hasSize(1);
    }

    @Test
    void shouldNameTheRemedyWhereAnAccessTokenCannotManageDeployKeys() {
        RepositoryRef repository = bench.repository(Product.CLOUD);
        String token = bench.control()
                .people()
                .createToken(NewToken.ofRepository(
                        repository,
                        "canary-repository-token-51ee",
                        Set.of("repository", "repository:admin", "webhook", "pullrequest", "account")));
        String connector = as("admin")
                .body(bench.connectorBody(
                        Product.CLOUD, Map.of("credential", Map.of("kind", "accessToken", "token", token))))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        createProject(connector, repository)
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:credential-insufficient"))
                .body("detail", containsString("API token"));
        as("viewer")
                .queryParam("name", repository.slug())
                .get("/projects")
                .then()
                .body("items", empty());
        assertThat(bench.hooks().keys(repository)).isEmpty();
    }

    @Test
    void shouldSayThatBitbucketDoesNotShowARepository() {
        createProject(bench.connector(Product.DATA_CENTER), RepositoryRef.dataCenter("PRJ", "nowhere"))
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:not-found-on-bitbucket"));
    }

    @Test
    void shouldListProjectsByNamePageByPage() {
        String connector = bench.connector(Product.CLOUD);
        for (int i = 0; i < 3; i++) {
            createProject(connector, bench.repository(Product.CLOUD)).statusCode(201);
        }
        String next = as("viewer")
                .queryParam("connector", connector)
                .queryParam("limit", 2)
                .get("/projects")
                .then()
                .body("items", hasSize(2))
                .body("items.connector", everyItem(equalTo(connector)))
                .extract()
                .path("next");
        as("viewer")
                .queryParam("connector", connector)
                .queryParam("after", next)
                .get("/projects")
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo(null));
    }
}
