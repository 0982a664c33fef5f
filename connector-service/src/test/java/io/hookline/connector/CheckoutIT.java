package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.Builds;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.Topics;
import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.project.Project;
import io.hookline.simulator.control.RepositoryView;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a runner is told; that git takes it is proven on the whole system. */
@QuarkusTest
@TestProfile(TestConfig.class)
class CheckoutIT extends OnBench {

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldGiveATrustedBuildTheDeployKeyAndNoteItFirst(Product product) {
        Made made = bench.project(product);
        BuildRequested build = requested(Builds.ofBranch(project(made)));

        checkout(made, build.id())
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("commit", equalTo(build.commit().value()))
                .body("trusted", equalTo(true))
                .body("sources[0].sshUrl", startsWith("ssh://git@127.0.0.1"))
                .body("sources[0].refspec", equalTo("+refs/heads/main:refs/remotes/origin/main"))
                .body("keys.kind", equalTo(List.of("DEPLOY")))
                .body("keys[0].privateKey", startsWith("-----BEGIN OPENSSH PRIVATE KEY-----"))
                .body("knownHosts[0]", startsWith("[127.0.0.1]:"));
        as("admin")
                .get("/audit?operation=checkoutGet&project=" + made.id())
                .then()
                .body("items", hasSize(1))
                .body("items[0].path", containsString(build.id().toString()))
                .body("items[0].roles", hasItem("runner"))
                .body("items[0].status", equalTo(200));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldGiveAnUntrustedBuildNoKeyAndOnlyWhatIsPublic(Product product) {
        Made made = bench.project(product);
        RepositoryView fork = bench.control()
                .repositories()
                .fork(made.repository(), "OUT", made.repository().slug());
        BuildRequested build = requested(Builds.ofFork(project(made), fork.httpClone()));

        checkout(made, build.id()).statusCode(403).body("type", equalTo("urn:hookline:problem:untrusted-build"));
        bench.control().repositories().setPrivate(fork.ref(), false);
        checkout(made, build.id())
                .statusCode(200)
                .body("trusted", equalTo(false))
                .body("keys", empty())
                .body("knownHosts", empty())
                .body("sources", hasSize(1))
                .body("sources[0].own", equalTo(false))
                .body("sources[0].httpUrl", equalTo(fork.httpClone()))
                .body("sources[0]", not(hasKey("sshUrl")));
    }

    @Test
    void shouldPreferUserKeysAndGiveThemToNoUntrustedBuild() {
        Made made = bench.project(Product.CLOUD);
        String connector =
                as("viewer").get("/projects/" + made.id()).then().extract().path("connector");
        String key = as("admin")
                .body(Map.of("name", "libraries-" + made.id()))
                .post("/connectors/" + connector + "/user-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("admin")
                .body(Map.of("keys", List.of(key)))
                .put("/projects/" + made.id() + "/user-keys")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(key)));

        checkout(made, requested(Builds.ofBranch(project(made))).id())
                .statusCode(200)
                .body("keys.kind", equalTo(List.of("USER", "DEPLOY")));
        bench.control().repositories().setPrivate(made.repository(), false);
        checkout(
                        made,
                        requested(Builds.ofFork(project(made), project(made).httpCloneUrl()))
                                .id())
                .statusCode(200)
                .body("keys", empty());
    }

    @Test
    void shouldWaitForABuildThatItsRunnerKnowsFirst() {
        Made made = bench.project(Product.CLOUD);
        BuildRequested build = Builds.ofBranch(project(made));
        CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(
                () -> checkout(made, build.id()).extract().statusCode());

        requested(build);

        assertThat(asked.join()).isEqualTo(200);
    }

    @Test
    void shouldKnowOnlyBuildsOfTheProjectThatWereRequested() {
        Made made = bench.project(Product.CLOUD);
        BuildRequested others = requested(Builds.ofBranch(project(bench.project(Product.CLOUD))));

        checkout(made, BuildId.from("never requested"))
                .statusCode(404)
                .body("type", equalTo("urn:hookline:problem:unknown-build"));
        checkout(made, others.id()).statusCode(404);
        as("runner").get("/projects/" + made.id() + "/checkout").then().statusCode(422);
        as("admin")
                .get("/projects/" + made.id() + "/checkout?build=" + others.id())
                .then()
                .statusCode(403);
        as("runner")
                .get("/projects/" + UUID.randomUUID() + "/checkout?build=" + others.id())
                .then()
                .statusCode(404);
    }

    @Test
    void shouldSetABuildRequestThatDoesNotReadAside() {
        String key = "unreadable-" + UUID.randomUUID();
        Topics.send(Topic.BUILD_REQUESTS, key, Map.of(), "{".getBytes(StandardCharsets.UTF_8));

        await().until(() -> Topics.records(Topic.BUILD_REQUESTS_CONNECTOR_DLQ).stream()
                .anyMatch(message -> message.key().equals(key)));
    }

    private static ValidatableResponse checkout(Made made, BuildId build) {
        return as("runner")
                .get("/projects/" + made.id() + "/checkout?build=" + build)
                .then();
    }

    private static BuildRequested requested(BuildRequested build) {
        Builds.send(build);
        return build;
    }

    private static Project project(Made made) {
        return await().until(
                        () -> Topics.messages(Topic.PROJECTS, made.id(), Project.class).stream()
                                .reduce((_, last) -> last),
                        Optional::isPresent)
                .orElseThrow();
    }
}
