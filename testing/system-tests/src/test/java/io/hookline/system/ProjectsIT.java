package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.event.Product;
import io.hookline.local.client.GitClone;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.SimulatedBitbucket.Account;
import io.hookline.local.client.SimulatedBitbucket.Repository;
import io.hookline.local.client.Tokens;
import io.hookline.local.client.TopicLog;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.Part;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A project keeps building while its repository is renamed, its key and webhook are replaced, and it moves to another repository. */
class ProjectsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TopicLog<BuildMessage> builds;
    private static RestClient connectors;

    @BeforeAll
    static void listen() {
        Addresses addresses = SharedStack.get().addresses();
        builds = TopicLog.fromNow(addresses.kafka(), Topic.BUILD_REQUESTS.topicName(), BuildMessage.class);
        connectors = new RestClient(addresses.connectorService(), new Tokens(addresses.issuer()).of("admin"));
    }

    @AfterEach
    void clearFaults() {
        control().delete("/faults");
    }

    @AfterAll
    static void close() {
        builds.close();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldKeepBuildingWhereverTheRepositoryIs(Product product) {
        Workplace place = Workplace.make(product, "projects");
        String project = "/projects/" + place.project();

        Repository renamed = rename(place, "projects-renamed");
        await().until(() ->
                connectors.get(project).at("/repository/path").asText().endsWith("/projects-renamed"));
        regenerate(project + "/deploy-key", "sha256", Map.of("kind", "RSA_3072"));
        regenerate(project + "/webhook", "hookId", null);
        assertSound(project);
        assertBuilds(clone(place, renamed), "renamed");

        Repository other = place.bitbucket().repository(renamed.owner(), "projects-other");
        moveThoughBitbucketIsAwayAndTheServiceDies(project, other);
        for (String left : List.of("/hooks", "/keys")) {
            await().until(() -> control().get(at(product, renamed) + left).isEmpty());
        }
        assertThat(control().get(at(product, other) + "/hooks")).hasSize(1);
        assertThat(control().get(at(product, other) + "/keys")).hasSize(1);
        assertSound(project);
        assertBuilds(clone(place, other), "moved");
    }

    private static Repository rename(Workplace place, String name) {
        JsonNode renamed = control().post(at(place.product(), place.repository()) + "/rename", Map.of("name", name));
        return new Repository(
                place.repository().owner(),
                name,
                place.repository().defaultBranch(),
                URI.create(renamed.path("httpClone").asText()));
    }

    /** Done at once, or, while Bitbucket is slow, soon after. */
    private static void regenerate(String part, String name, @Nullable Map<String, String> form) {
        String before = connectors.get(part).path(name).asText();
        JsonNode answer = connectors.post(part + "/regenerate", form);
        assertThat(answer.path("state").asText()).as(answer.toString()).isIn("DONE", "UNDERWAY");
        await().until(() -> !connectors.get(part).path(name).asText().equals(before));
    }

    private static void moveThoughBitbucketIsAwayAndTheServiceDies(String project, Repository other) {
        String hooks = "*" + other.slug() + "/*hooks";
        control().post("/faults", Map.of("method", "POST", "path", hooks, "times", -1, "fault", "status"));
        JsonNode answer = connectors.post(
                project + "/change-repository",
                Map.of("repository", other.httpClone().toString(), "replace", true));
        assertThat(answer.path("done").asText()).isEqualTo("UNDERWAY");

        SharedStack.get().kill(Part.CONNECTOR_SERVICE);
        control().delete("/faults");
        SharedStack.get().awaitReady(Part.CONNECTOR_SERVICE);

        await().until(() -> {
            JsonNode now = connectors.get(project);
            return now.path("status").asText().equals("READY")
                    && now.at("/repository/path").asText().endsWith("/" + other.slug());
        });
    }

    private static void assertSound(String project) {
        for (String part : List.of("/deploy-key", "/webhook")) {
            JsonNode checks = connectors.post(project + part + "/verify", null);
            assertThat(checks.path("sound").asBoolean()).as(checks.toString()).isTrue();
        }
    }

    private static void assertBuilds(GitClone work, String branch) {
        work.checkOut(branch);
        String commit = work.commit("Change on " + branch);
        work.push(branch);
        assertThat(builds.await(
                        message -> message instanceof BuildRequested requested
                                && requested.commit().value().equals(commit),
                        PATIENCE))
                .as("a build of the push to " + branch)
                .isPresent();
    }

    private static GitClone clone(Workplace place, Repository repository) {
        Account developer = place.bitbucket().developer();
        return GitClone.of(
                repository.httpClone(),
                Path.of("target", "clone-" + UUID.randomUUID(), "work"),
                developer.user(),
                developer.token());
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static RestClient control() {
        return new RestClient(SharedStack.get().addresses().simulator().control(), () -> "");
    }

    private static String at(Product product, Repository repository) {
        String name = switch (product) {
            case CLOUD -> "cloud";
            case DATA_CENTER -> "datacenter";
        };
        return "/repositories/" + name + "/" + repository.owner() + "/" + repository.slug();
    }
}
