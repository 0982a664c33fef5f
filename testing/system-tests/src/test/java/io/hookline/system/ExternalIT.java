package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.Json;
import io.hookline.local.stack.Part;
import io.hookline.system.HooklineCommand.Ran;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The command line from {@code up} to {@code down}, on a Kafka, a PostgreSQL and an issuer that others run, by TLS and passwords, from one
 * settings file; there the system takes the tour of {@code ./hookline demo}: every rule of the mission, and both repairs, on both products.
 */
class ExternalIT {

    private static final Path PUSH =
            Path.of("src/test/resources/webhooks/cloud/push.json").toAbsolutePath();

    @TempDir
    private static Path directory;

    private static GuardedServers servers;
    private static HooklineCommand hookline;
    private static HooklineCommand idle;

    @BeforeAll
    static void startServers() throws IOException {
        servers = GuardedServers.start(directory);
        hookline = new HooklineCommand(home());
        idle = new HooklineCommand(directory.resolve("idle"));
    }

    @AfterAll
    static void stop() throws Exception {
        hookline.run("down");
        servers.close();
    }

    @Test
    void shouldRunOnServersOfOthersWithoutAnyOfItsOwn() throws Exception {
        String settings = servers.settings("right", Map.of()).toString();

        succeed("up", "--detach", "--ports", "free", "--external=" + settings);

        JsonNode status = Json.mapper().readTree(succeed("status", "--json"));
        assertThat(status.findValuesAsText("ready")).isNotEmpty().containsOnly("true");
        assertThat(status.findValuesAsText("external")).hasSize(3).containsOnly("true");
        Map<String, ProcessHandle> processes = processes();
        assertThat(processes.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Part.values())
                        .filter(part -> part.kind() != Part.Kind.EMBEDDED)
                        .map(Part::id)
                        .toList());
        assertThat(processes.values()).allMatch(ProcessHandle::isAlive);

        succeed("demo");

        assertThat(groups(succeed("token", "--role", "operator"))).containsExactly("operator");
        assertThat(succeed("dlq", "list")).contains("hookline.repository-events.trigger-engine.dlq");
        assertThat(succeed("deliver", "--project=demo-cloud", "--event=repo:push", "--body=" + PUSH, "--as-project"))
                .contains("accepted");
        assertThat(firstMessage("tail", "build-requests", "--from-beginning", "--json"))
                .contains("io.hookline.build.requested");
        assertThat(written(home().resolve("logs"))).doesNotContain(GuardedServers.SECRETS);

        succeed("down");
        assertThat(processes.values()).noneMatch(ProcessHandle::isAlive);
        assertThat(hookline.run("status").exitCode()).isNotZero();
    }

    @Test
    void shouldSayWhatToDoWhenNothingRuns() throws Exception {
        Ran tail = idle.run("tail", "build-requests");

        assertThat(tail.exitCode()).isNotZero();
        assertThat(tail.said()).contains("./hookline up");
    }

    /**
     * Settings that lead nowhere.
     *
     * @param changes to the settings that are right
     * @param said a part of each sentence that follows
     */
    record Mistake(Map<String, String> changes, int exitCode, List<String> said) {}

    static List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        Map.of("kafka.user", "", "issuer.url", "", "database.adress", "localhost:5432"),
                        2,
                        List.of(
                                "kafka.user is missing",
                                "issuer.url is missing",
                                "there is no setting database.adress")),
                new Mistake(
                        Map.of(
                                "kafka.password", "guessed",
                                "kafka.password-file", "",
                                "database.password", "guessed",
                                "viewer.issuer.client-secret", "guessed"),
                        1,
                        List.of(
                                "does not know hookline (kafka.user) by this password (kafka.password)",
                                "does not know trigger (trigger-engine.database.user) by this password (database.password)",
                                "does not know hookline-viewer (issuer.client-id) by this password (viewer.issuer.client-secret)")),
                new Mistake(
                        Map.of("kafka.ca", "other-ca.crt", "database.ca", "other-ca.crt", "issuer.ca", "other-ca.crt"),
                        1,
                        List.of(
                                "the certificate of Kafka at localhost",
                                "other-ca.crt (kafka.ca): unable to find valid certification path",
                                "the certificate of PostgreSQL at localhost",
                                "other-ca.crt (database.ca): unable to find valid certification path",
                                "the certificate of the issuer at https://localhost",
                                "other-ca.crt (issuer.ca): unable to find valid certification path")),
                new Mistake(
                        Map.of("kafka.servers", "localhost:1", "database.address", "localhost:1"),
                        1,
                        List.of(
                                "Kafka is not reachable (kafka.servers): localhost:1: the connection is refused",
                                "PostgreSQL at localhost:1 is not reachable (database.address): the connection is refused")),
                new Mistake(
                        Map.of("kafka.user", GuardedServers.POWERLESS),
                        1,
                        List.of("Kafka does not let powerless (kafka.user) make topics")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldSayWhatIsWrongAndStartNothing(Mistake mistake) throws Exception {
        Path settings = servers.settings("wrong", mistake.changes());

        Ran ran = idle.run("up", "--ports", "free", "--external=" + settings);

        assertThat(ran.said()).contains(mistake.said()).doesNotContain(GuardedServers.SECRETS);
        assertThat(ran.exitCode()).isEqualTo(mistake.exitCode());
        assertThat(directory.resolve("idle/stack.json")).doesNotExist();
    }

    @Test
    void shouldTellTheReasonAndTheExitCodeOfAStackThatWasToStayBehind() throws Exception {
        Path settings = servers.settings("detached", Map.of("database.user", "", "kafka.servers", ""));

        Ran ran = idle.run("up", "--detach", "--ports", "free", "--external=" + settings);

        assertThat(ran.said()).contains("kafka.servers is missing");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    private static Path home() {
        return directory.resolve("home");
    }

    private static String succeed(String... arguments) throws Exception {
        Ran ran = hookline.run(arguments);
        assertThat(ran.exitCode())
                .as("%s:%n%s", String.join(" ", arguments), ran.said())
                .isZero();
        return ran.said();
    }

    /** Of a command that goes on; what Java itself says before is left out. */
    private static String firstMessage(String... arguments) throws IOException {
        Process process = hookline.start(arguments);
        try (BufferedReader lines = process.inputReader()) {
            return lines.lines()
                    .filter(line -> line.startsWith("{"))
                    .findFirst()
                    .orElse("");
        } finally {
            process.destroy();
        }
    }

    /** By the part that each is: those that the stack's own files name. */
    private static Map<String, ProcessHandle> processes() throws IOException {
        Map<String, ProcessHandle> processes = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home().resolve("run"), "*.pid")) {
            for (Path file : files) {
                String pid = Files.readString(file).strip().split(" ", 2)[0];
                String part = file.getFileName().toString().replace(".pid", "");
                processes.put(part, ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
            }
        }
        return processes;
    }

    private static List<String> groups(String token) throws IOException {
        byte[] claims = Base64.getUrlDecoder().decode(token.strip().split("\\.", -1)[1]);
        return Json.mapper().readTree(claims).findValues("groups").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asText)
                .toList();
    }

    private static String written(Path logs) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
