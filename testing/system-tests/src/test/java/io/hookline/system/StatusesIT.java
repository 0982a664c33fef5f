package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.build.BuildStatus.State;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.Tokens;
import io.hookline.local.client.TopicLog;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.Part;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a CI system says of its builds is seen on Bitbucket, though Bitbucket is away and connector-service dies meanwhile. */
class StatusesIT {

    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static List<Workplace> workplaces;
    private static TopicLog<BuildMessage> builds;
    private static Publisher publisher;

    @BeforeAll
    static void prepare() {
        builds = TopicLog.fromNow(ADDRESSES.kafka(), Topic.BUILD_REQUESTS.topicName(), BuildMessage.class);
        publisher = new Publisher(ADDRESSES.kafka());
        workplaces = Stream.of(Product.values())
                .map(product -> Workplace.make(product, "statuses"))
                .toList();
    }

    @AfterAll
    static void close() {
        builds.close();
        publisher.close();
        workplaces.forEach(workplace -> workplace.bitbucket().control().delete("/faults"));
    }

    @Test
    void shouldShowTheLastStateOfEachBuildThoughBitbucketWasAwayAndTheServiceDied() {
        List<Built> running = workplaces.stream().map(StatusesIT::build).toList();
        running.forEach(built -> tell(built, State.RUNNING));
        running.forEach(built -> built.awaitShown("INPROGRESS"));

        running.forEach(built -> built.workplace()
                .bitbucket()
                .control()
                .post(
                        "/faults",
                        Map.of(
                                "method",
                                "POST",
                                "path",
                                "*" + built.request().commit() + "*",
                                "fault",
                                "status",
                                "status",
                                503,
                                "times",
                                -1)));
        running.forEach(built -> tell(built, State.FAILED));
        running.forEach(built -> await().atMost(PATIENCE)
                .until(() -> built.delivery().path("attempts").asInt() > 0));
        SharedStack.get().kill(Part.CONNECTOR_SERVICE);
        running.getFirst().workplace().bitbucket().control().delete("/faults");
        SharedStack.get().awaitReady(Part.CONNECTOR_SERVICE);

        running.forEach(built -> built.awaitShown("FAILED"));
        assertThat(running)
                .allSatisfy(
                        built -> assertThat(built.shown().path("ref").asText()).endsWith("feature/status"));
    }

    private static Built build(Workplace workplace) {
        String commit = workplace.pushToNewBranch("feature/status");
        BuildMessage request = builds.await(
                        message -> message instanceof BuildRequested requested
                                && requested.commit().value().equals(commit),
                        PATIENCE)
                .orElseThrow();
        return new Built(workplace, (BuildRequested) request);
    }

    private static void tell(Built built, State state) {
        BuildStatus status = new BuildStatus(
                built.request().project(),
                built.request().id(),
                "system",
                built.request().commit(),
                built.request().ref(),
                null,
                state,
                null,
                null,
                URI.create("https://ci.example/1"),
                "1",
                null,
                null,
                null,
                Instant.now());
        CloudEvent<BuildStatus> event = new CloudEvent<>(UUID.randomUUID().toString(), "/ci", status.at(), status);
        publisher.send(Topic.BUILD_STATUSES, status.project() + ":" + status.commit(), event);
    }

    /** A build that was asked for, and what Bitbucket and Hookline say of it. */
    private record Built(Workplace workplace, BuildRequested request) {

        JsonNode shown() {
            String product = switch (workplace.product()) {
                case CLOUD -> "cloud";
                case DATA_CENTER -> "datacenter";
            };
            return workplace
                    .bitbucket()
                    .control()
                    .get("/repositories/" + product + "/"
                            + workplace.repository().path() + "/statuses/" + request.commit())
                    .path(0);
        }

        void awaitShown(String state) {
            await().atMost(PATIENCE)
                    .pollInterval(200, TimeUnit.MILLISECONDS)
                    .untilAsserted(
                            () -> assertThat(shown().path("state").asText()).isEqualTo(state));
        }

        JsonNode delivery() {
            return new RestClient(ADDRESSES.connectorService(), new Tokens(ADDRESSES.issuer()).of("viewer"))
                    .get("/projects/" + request.project() + "/statuses?commit=" + request.commit())
                    .path("items")
                    .path(0)
                    .path("delivery");
        }
    }
}
