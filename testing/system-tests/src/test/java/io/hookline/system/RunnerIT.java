package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.event.Product;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.SimulatedBitbucket.Repository;
import io.hookline.local.client.Tokens;
import io.hookline.local.client.TopicLog;
import io.hookline.local.stack.Addresses;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A runner checks every kind of build out with the git command and exactly what it is told, and is told no more than the build may have. */
class RunnerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static TopicLog<BuildMessage> builds;
    private static RestClient runner;

    @BeforeAll
    static void listen() {
        Addresses addresses = SharedStack.get().addresses();
        builds = TopicLog.fromNow(addresses.kafka(), Topic.BUILD_REQUESTS.topicName(), BuildMessage.class);
        runner = new RestClient(addresses.connectorService(), new Tokens(addresses.issuer()).of("runner"));
    }

    @AfterAll
    static void close() {
        builds.close();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldCheckOutWhatIsBuilt(Product product) {
        Workplace workplace = Workplace.make(product, "runner");
        Addresses addresses = SharedStack.get().addresses();
        new ConnectorClient(addresses.connectorService(), new Tokens(addresses.issuer()).of("admin"))
                .changeSettings(
                        workplace.project(), Map.of("buildMode", "ONLY_PULL_REQUESTS", "tags", "ALL", "forks", "ON"));

        String main = shouldCheckOutTheDefaultBranch(workplace);
        shouldCheckOutAnAnnotatedTag(workplace, main);
        shouldCheckOutAPullRequest(workplace);
        shouldCheckOutAForkWithoutAnyKey(workplace);
    }

    private static String shouldCheckOutTheDefaultBranch(Workplace workplace) {
        Repository repository = workplace.repository();
        workplace.work().checkOutRemote(repository.defaultBranch());
        String commit = workplace.work().commit("To be checked out");
        workplace.work().push(repository.defaultBranch());

        assertCheckedOut(
                checkout(build(workplace, build -> build.commit().value().equals(commit))), commit);

        BuildRequested build = build(workplace, found -> found.commit().value().equals(commit));
        String elsewhere = "/projects/" + UUID.randomUUID() + "/checkout?build=" + build.id();
        assertThat(runner.send("GET", elsewhere, null).status()).isEqualTo(404);
        return commit;
    }

    private static void shouldCheckOutAnAnnotatedTag(Workplace workplace, String commit) {
        control(workplace, workplace.repository(), "/tags", Map.of("name", "v1", "commit", commit, "message", "One"));

        assertCheckedOut(checkout(build(workplace, build -> build.ref().isTag())), commit);
    }

    private static void shouldCheckOutAPullRequest(Workplace workplace) {
        String commit = workplace.pushToNewBranch("feature/own");
        workplace.bitbucket().openPullRequest(workplace.repository(), "Own", "feature/own", null);

        JsonNode checkout =
                checkout(build(workplace, build -> build.commit().value().equals(commit)));

        assertThat(checkout.path("trusted").asBoolean()).isTrue();
        assertCheckedOut(checkout, commit);
    }

    private static void shouldCheckOutAForkWithoutAnyKey(Workplace workplace) {
        Repository fork = workplace.bitbucket().fork(workplace.repository(), owner(workplace.product()));
        String commit = control(
                        workplace,
                        fork,
                        "/commits",
                        Map.of("branch", "feature/fork", "path", "fork.txt", "content", "x"))
                .path("hash")
                .asText();
        workplace.bitbucket().openPullRequest(workplace.repository(), "Fork", "feature/fork", fork);
        BuildRequested build = build(workplace, found -> found.commit().value().equals(commit));

        RestClient.Answer hidden = runner.send("GET", path(build), null);
        control(workplace, fork, "/private", Map.of("private", false));
        JsonNode open = checkout(build);

        assertThat(hidden.status()).isEqualTo(403);
        assertThat(hidden.body().path("type").asText()).endsWith(":untrusted-build");
        assertThat(open.path("keys")).isEmpty();
        assertCheckedOut(open, commit);
    }

    private static void assertCheckedOut(JsonNode checkout, String commit) {
        assertThat(new RunnersGit(checkout).checkOut()).isEqualTo(commit);
    }

    private static JsonNode checkout(BuildRequested build) {
        return runner.get(path(build));
    }

    private static String path(BuildRequested build) {
        return "/projects/" + build.project() + "/checkout?build=" + build.id();
    }

    private static BuildRequested build(Workplace workplace, Predicate<BuildRequested> fits) {
        return builds.await(
                        message -> message instanceof BuildRequested build
                                && build.project().equals(workplace.project())
                                && fits.test(build),
                        PATIENCE)
                .map(BuildRequested.class::cast)
                .orElseThrow();
    }

    private static JsonNode control(Workplace workplace, Repository repository, String what, Map<String, ?> body) {
        String product = workplace.product().name().toLowerCase(Locale.ROOT).replace("_", "");
        return workplace.bitbucket().control().post("/repositories/" + product + "/" + repository.path() + what, body);
    }

    private static String owner(Product product) {
        return switch (product) {
            case CLOUD -> "contributor";
            case DATA_CENTER -> "CONTRIB";
        };
    }
}
