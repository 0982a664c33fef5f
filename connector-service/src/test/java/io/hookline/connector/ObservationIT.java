package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.Topics;
import io.hookline.connector.webhook.HookEvents;
import io.hookline.contracts.Topic;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryEvent.PullRequestsObserved;
import io.hookline.contracts.event.RepositoryEvent.RefsObserved;
import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.CredentialState;
import io.hookline.contracts.health.Observation.DeployKeySeen;
import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.KeyAge;
import io.hookline.contracts.health.Observation.Look;
import io.hookline.contracts.health.Observation.MasterKey;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.hookline.contracts.health.Observation.WebhooksSeen;
import io.hookline.contracts.health.Observation.Why;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.Json;
import io.hookline.simulator.control.PullRequestControl.NewPullRequest;
import io.hookline.simulator.control.RepositoryControl.FileCommit;
import io.hookline.simulator.control.RepositoryView;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class ObservationIT extends OnBench {

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldSeeAHealthyProject(Product product) throws Exception {
        Made made = bench.project(product);
        Observation seen = observe(made);
        RepositorySeen repository = facts(seen.repository());
        assertThat(repository.found()).isNotNull();
        assertThat(repository.found().id()).isEqualTo(repository.expectedId());
        assertThat(repository.found().path()).isEqualTo(repository.expectedPath());
        assertThat(repository.found().defaultBranch()).isEqualTo("main");
        WebhooksSeen hooks = facts(seen.webhooks());
        assertThat(hooks.found()).singleElement().satisfies(hook -> {
            assertThat(hook.url()).isEqualTo(hooks.expectedUrl());
            assertThat(hook.active()).isTrue();
            assertThat(hook.events())
                    .containsAll(HookEvents.of(io.hookline.contracts.event.Product.valueOf(product.name())));
            assertThat(hook.secretSet()).isNotEqualTo(false);
            assertThat(hook.tlsVerified()).isTrue();
        });
        DeployKeySeen key = facts(seen.deployKey());
        assertThat(key.registered()).isTrue();
        assertThat(key.readOnly()).isTrue();
        assertThat(seen.git()).isEqualTo(new Look.Seen<>(GitAccess.WORKS));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldSeeThatKeyAndWebhookAreGone(Product product) throws Exception {
        Made made = bench.project(product);
        bench.hooks().deleteHooks(made.repository());
        bench.hooks().deleteKeys(made.repository());
        Observation seen = observe(made);
        assertThat(facts(seen.webhooks()).found()).isEmpty();
        assertThat(facts(seen.deployKey()).registered()).isFalse();
        assertThat(seen.git()).isEqualTo(new Look.Seen<>(GitAccess.KEY_REJECTED));
    }

    @Test
    void shouldSeeAKeyThatMayWrite() throws Exception {
        Made made = bench.project(Product.DATA_CENTER);
        long key = bench.hooks().keys(made.repository()).getFirst().keyId();
        bench.hooks().setKeyWritable(made.repository(), key, true);
        assertThat(facts(observe(made).deployKey()).readOnly()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldFollowARepositoryToItsNewName(Product product) throws Exception {
        Made made = bench.project(product);
        RepositoryView renamed = bench.control()
                .repositories()
                .rename(made.repository(), made.repository().slug() + "-new");
        Observation seen = observe(made);
        assertThat(facts(seen.repository()).found().path())
                .endsWith("/" + renamed.ref().slug());
        assertThat(facts(seen.webhooks()).found()).hasSize(1);
        assertThat(seen.git()).isEqualTo(new Look.Seen<>(GitAccess.WORKS));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldSayThatTheRepositoryIsNotShownAndNothingOfTheRest(Product product) throws Exception {
        Made made = bench.project(product);
        bench.control().repositories().delete(made.repository());
        Observation seen = observe(made);
        assertThat(facts(seen.repository()).found()).isNull();
        assertThat(seen.webhooks()).isInstanceOf(Look.Unseen.class);
        assertThat(seen.deployKey()).isInstanceOf(Look.Unseen.class);
        assertThat(facts(seen.git())).isNotEqualTo(GitAccess.WORKS);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldNeverTakeAnOutageForDamage(Product product) throws Exception {
        Made made = bench.project(product);
        bench.control().conditions().fault(new FaultRule("*", "*", "*", new Fault.Status(503, Map.of(), "down"), -1));
        Observation seen = observe(made);
        assertThat(List.of(seen.repository(), seen.webhooks(), seen.deployKey()))
                .allSatisfy(look -> assertThat(look)
                        .isInstanceOfSatisfying(
                                Look.Unseen.class,
                                unseen -> assertThat(unseen.why()).isEqualTo(Why.UNAVAILABLE)));
        assertThat(facts(seen.git())).isEqualTo(GitAccess.WORKS);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldAskNothingOfTheApiInAShallowLookAtWhatWorks(Product product) throws Exception {
        Made made = bench.project(product);
        bench.control().conditions().fault(new FaultRule("*", "*", "*", new Fault.Status(503, Map.of(), "down"), -1));
        String before = observe(made, Depth.SHALLOW).known().refs();
        bench.control().conditions().clearFaults();
        bench.control().repositories().commit(made.repository(), FileCommit.of("main", "b.txt", "b"));
        Observation after = observe(made, Depth.SHALLOW);
        assertThat(List.of(after.repository(), after.webhooks(), after.deployKey()))
                .allSatisfy(look -> assertThat(look).isInstanceOf(Look.NotAsked.class));
        assertThat(facts(after.git())).isEqualTo(GitAccess.WORKS);
        assertThat(after.known().refs()).isNotEqualTo(before);
        assertThat(after.known().credential().state()).isEqualTo(CredentialState.CONNECTED);
        assertThat(after.known().webhook().masterKey()).isEqualTo(MasterKey.CURRENT);
        assertThat(after.known().deployKey().age()).isEqualTo(KeyAge.FRESH);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldLookAtEverythingWhenTheDeployKeyDoesNotOpenTheRepository(Product product) throws Exception {
        Made made = bench.project(product);
        bench.hooks().deleteKeys(made.repository());
        Observation seen = observe(made, Depth.SHALLOW);
        assertThat(facts(seen.git())).isEqualTo(GitAccess.KEY_REJECTED);
        assertThat(facts(seen.webhooks()).found()).hasSize(1);
        assertThat(facts(seen.deployKey()).registered()).isFalse();
    }

    @Test
    void shouldSayThatTheCredentialIsRefused() throws Exception {
        Made made = bench.project(Product.CLOUD);
        bench.control().conditions().fault(new FaultRule("cloud", "*", "*", new Fault.Status(401, Map.of(), "{}"), -1));
        assertThat(observe(made).repository())
                .isInstanceOfSatisfying(
                        Look.Unseen.class, unseen -> assertThat(unseen.why()).isEqualTo(Why.UNAUTHORIZED));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldPublishTheRefsAndPullRequestsItSaw(Product product) throws Exception {
        Made made = bench.project(product);
        var repositories = bench.control().repositories();
        String commit = repositories.commit(made.repository(), FileCommit.of("feature/x", "x.txt", "x"));
        repositories.tag(made.repository(), "v1", commit, "annotated");
        int number =
                bench.control().pullRequests().open(made.repository(), NewPullRequest.of("Feature X", "feature/x"));
        observe(made);
        await().untilAsserted(() -> {
            List<RepositoryEvent> events = events(made);
            assertThat(events).hasSize(6);
            assertThat(events.get(4)).isInstanceOfSatisfying(RefsObserved.class, refs -> {
                assertThat(refs.baseline()).isFalse();
                assertThat(refs.refs())
                        .anySatisfy(ref -> assertThat(ref.toString()).contains("feature/x", commit))
                        .anySatisfy(ref -> assertThat(ref.toString()).contains("refs/tags/v1", commit));
            });
            assertThat(events.get(5))
                    .isInstanceOfSatisfying(
                            PullRequestsObserved.class,
                            open -> assertThat(open.open()).singleElement().satisfies(pullRequest -> {
                                assertThat(pullRequest.id().value()).isEqualTo(number);
                                assertThat(pullRequest.source().ref()).hasToString("refs/heads/feature/x");
                                assertThat(commit)
                                        .startsWith(
                                                pullRequest.source().commit().value());
                            }));
        });
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldCompleteACommitsHash(Product product) {
        Made made = bench.project(product);
        String commit = bench.control().repositories().commit(made.repository(), FileCommit.of("main", "a.txt", "a"));
        as("operator")
                .get("/projects/" + made.id() + "/commits/" + commit.substring(0, 12))
                .then()
                .statusCode(200)
                .body("hash", equalTo(commit))
                .body("message", startsWith("Change a.txt"));
        as("operator")
                .get("/projects/" + made.id() + "/commits/0123456789ab")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldSayWhereABranchStands(Product product) {
        Made made = bench.project(product);
        String commit = bench.control().repositories().commit(made.repository(), FileCommit.of("main", "a.txt", "a"));
        as("operator")
                .queryParam("ref", "refs/heads/main")
                .get("/projects/" + made.id() + "/heads")
                .then()
                .statusCode(200)
                .body("hash", equalTo(commit));
        as("operator")
                .queryParam("ref", "refs/tags/none")
                .get("/projects/" + made.id() + "/heads")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        as("operator").get("/projects/" + made.id() + "/heads").then().statusCode(422);
    }

    @Test
    void shouldCompleteACommitOfAForkThatMoved() {
        Made made = bench.project(Product.CLOUD);
        RepositoryView fork = bench.control()
                .repositories()
                .fork(made.repository(), "bob", made.repository().slug());
        String commit = bench.control().repositories().commit(fork.ref(), FileCommit.of("patch", "b.txt", "b"));
        bench.control().repositories().rename(fork.ref(), fork.ref().slug() + "-moved");
        as("operator")
                .queryParam("repository", "{" + fork.uuid() + "}")
                .queryParam("path", fork.ref().owner() + "/" + fork.ref().slug())
                .get("/projects/" + made.id() + "/commits/" + commit.substring(0, 12))
                .then()
                .statusCode(200)
                .body("hash", equalTo(commit));
    }

    @Test
    void shouldSayWhenToAskAgainForACommitWhileBitbucketIsAway() {
        Made made = bench.project(Product.CLOUD);
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "*", "*/commit/*", new Fault.Status(503, Map.of(), "down"), -1));
        as("operator")
                .get("/projects/" + made.id() + "/commits/0123456789ab")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("5"));
    }

    private static Observation observe(Made made) throws Exception {
        return observe(made, Depth.FULL);
    }

    private static Observation observe(Made made, Depth depth) throws Exception {
        String answer = as("operator")
                .queryParam("depth", depth)
                .post("/projects/" + made.id() + "/observation")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return Json.mapper().readValue(answer, Observation.class);
    }

    private static List<RepositoryEvent> events(Made made) {
        Project project =
                Topics.messages(Topic.PROJECTS, made.id(), Project.class).getLast();
        return Topics.repositoryEvents(project);
    }

    private static <T> T facts(Look<T> look) {
        assertThat(look).isInstanceOf(Look.Seen.class);
        return ((Look.Seen<T>) look).facts();
    }
}
