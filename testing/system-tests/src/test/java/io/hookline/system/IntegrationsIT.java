package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CI systems of {@code docs/integrations} that are programs: each builds what is pushed, and Bitbucket shows how that went. */
class IntegrationsIT {

    private static final Path EXAMPLES = SharedStack.REPOSITORY.resolve("docs/integrations");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    // The build fails on a branch that says so.
    private static final List<String> BUILD =
            List.of("sh", "-c", "echo \"$HOOKLINE_COMMIT\" >>built; case $HOOKLINE_REF in *broken) exit 1;; esac");

    private static Workplace workplace;

    @TempDir
    Path directory;

    @BeforeAll
    static void push() {
        workplace = Workplace.make(Product.CLOUD, "integrations");
    }

    @Test
    void shouldBuildInPython() throws Exception {
        shouldBuildOnceAndTellTheResult(
                "python-ci",
                Stream.of(
                        python(),
                        EXAMPLES.resolve("python/hookline_ci.py").toString(),
                        "--config",
                        "kafka.properties",
                        "--spool",
                        "spool",
                        "--"));
    }

    @Test
    void shouldBuildInJava() throws Exception {
        shouldBuildOnceAndTellTheResult(
                "java-ci",
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EXAMPLES.resolve("java/HooklineCi.java").toString(),
                        "kafka.properties",
                        "spool"));
    }

    private void shouldBuildOnceAndTellTheResult(String group, Stream<String> command) throws Exception {
        // Kafka soon forgets who was killed.
        Files.writeString(
                directory.resolve("kafka.properties"),
                "bootstrap.servers=" + SharedStack.get().addresses().kafka() + "\nsession.timeout.ms=6000\n");
        Map<TopicPartition, OffsetAndMetadata> end = end();
        readOnFrom(end, group);
        String good = workplace.pushToNewBranch("feature/" + group);
        String bad = workplace.pushToNewBranch("feature/" + group + "-broken");
        List<String> whole = Stream.concat(command, BUILD.stream()).toList();

        // What was built before it was killed is not built again.
        runUntilShown(whole, good, bad);
        readOnFrom(end, group);
        String next = workplace.pushToNewBranch("feature/" + group + "-next");
        runUntilShown(whole, next);

        assertThat(Files.readAllLines(directory.resolve("built"))).containsExactlyInAnyOrder(good, bad, next);
        assertThat(shown(bad).path("state").asText()).isEqualTo("FAILED");
    }

    private void runUntilShown(List<String> command, String... commits) throws IOException {
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            for (String commit : commits) {
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
                    assertThat(shown(commit).path("state").asText()).isIn("SUCCESSFUL", "FAILED");
                });
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static JsonNode shown(String commit) {
        return workplace
                .bitbucket()
                .control()
                .get("/repositories/cloud/" + workplace.repository().path() + "/statuses/" + commit)
                .path(0);
    }

    /** The builds of other tests are before it. */
    private static Map<TopicPartition, OffsetAndMetadata> end() throws Exception {
        String topic = Topic.BUILD_REQUESTS.topicName();
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetSpec> ends =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            end -> new OffsetAndMetadata(end.getValue().offset())));
        }
    }

    private static void readOnFrom(Map<TopicPartition, OffsetAndMetadata> offsets, String group) {
        try (Admin admin = admin()) {
            await("the group's last member is forgotten")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> admin.alterConsumerGroupOffsets(group, offsets)
                            .all()
                            .toCompletionStage()
                            .thenApply(_ -> true)
                            .toCompletableFuture()
                            .join());
        }
    }

    private static Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", SharedStack.get().addresses().kafka()));
    }

    /** A Python that has the example's client. */
    private static String python() throws Exception {
        for (String candidate : List.of("python3", "/usr/bin/python3")) {
            Process trial = new ProcessBuilder(candidate, "-c", "import confluent_kafka").start();
            if (trial.waitFor() == 0) {
                return candidate;
            }
        }
        throw new AssertionError("python3 has no confluent_kafka; Debian's package is python3-confluent-kafka");
    }
}
