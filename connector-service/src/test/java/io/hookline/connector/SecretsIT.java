package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.bench.Bench;
import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.Consumers;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.Topics;
import io.hookline.contracts.Topic;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Every credential of the tests is called a canary, every private key begins as OpenSSH has it, and what the simulator's OAuth grants ends
 * in what it is.
 */
@QuarkusTest
@TestProfile(TestConfig.class)
class SecretsIT extends OnBench {

    private static final String PASSPHRASE = "open-sesame";
    private static final Path LOCKED_KEY =
            Path.of("../bitbucket-client/src/test/resources/io/hookline/bitbucket/git/keys/rsa-pkcs8-encrypted");
    private static final List<String> SECRETS =
            List.of("canary-", "OPENSSH PRIVATE KEY", "PRIVATE KEY-----", "-access", "-refresh", PASSPHRASE);

    @Inject
    Pool pool;

    @Test
    void shouldKeepSecretsOutOfDatabaseKafkaAnswersAndLog() throws Exception {
        for (Product product : Product.values()) {
            Made made = bench.project(product);
            as("operator")
                    .post("/projects/" + made.id() + "/observation")
                    .then()
                    .statusCode(200);
        }
        as("admin")
                .body(bench.connectorBody(
                        Product.CLOUD, Map.of("credential", Map.of("kind", "canary-kind", "token", "canary-token"))))
                .post("/connectors")
                .then()
                .statusCode(400);
        String connector = Consumers.connected(bench, Product.CLOUD);
        assertNoSecret("the answers", userKeys(connector));
        String answers = everySecretField().stream()
                .map(credential -> answer(connector, credential))
                .collect(Collectors.joining());
        bench.control().conditions().advanceClock(Duration.ofHours(3));
        Bench.createProject(connector, bench.repository(Product.CLOUD)).statusCode(201);
        assertNoSecret("the answers", answers);
        assertNoSecret(
                "the answers",
                as("admin").get("/connectors/" + connector + "/credentials").asString());
        assertNoSecret("the answers", as("admin").get("/encryption").asString());
        assertNoSecret("the database", databaseDump());
        for (Topic topic : Topic.values()) {
            assertNoSecret(topic.topicName(), everythingOn(topic));
        }
        assertNoSecret("the answers", as("admin").get("/connectors").asString());
        assertNoSecret("the answers", as("admin").get("/projects").asString());
        assertNoSecret("the log", Files.readString(Path.of(TestConfig.LOG_FILE)));
    }

    /** A credential of every kind whose every secret is a canary; none of them is good. */
    private static List<Map<String, String>> everySecretField() {
        String key = "-----BEGIN OPENSSH PRIVATE KEY-----\ncanary-key\n-----END OPENSSH PRIVATE KEY-----\n";
        return List.of(
                Map.of("kind", "apiToken", "email", "ann@example.com", "token", "canary-api-token"),
                Map.of("kind", "apiToken", "email", "ann@example.com", "token", "ATBBcanary-app-password"),
                Map.of("kind", "accessToken", "token", "canary-access-token"),
                Map.of("kind", "accessToken", "token", "canary token with spaces"),
                Map.of("kind", "basic", "user", "ann", "password", "canary-password"),
                Map.of("kind", "oauthClient", "clientId", "nobody", "clientSecret", "canary-client-secret"),
                Map.of("kind", "sshKey", "privateKey", key, "passphrase", "canary-passphrase"));
    }

    /** A key made here, one brought along with its passphrase, and one that is refused, as they are shown. */
    private static String userKeys(String connector) throws IOException {
        String keys = "/connectors/" + connector + "/user-keys";
        String locked = Files.readString(LOCKED_KEY);
        return Stream.of(
                                Map.of("name", "made"),
                                Map.of("name", "brought", "privateKey", locked, "passphrase", PASSPHRASE),
                                Map.of("name", "refused", "privateKey", locked, "passphrase", "canary-wrong"))
                        .map(key -> as("admin").body(key).post(keys).asString())
                        .collect(Collectors.joining())
                + as("admin").get(keys).asString();
    }

    private static String answer(String connector, Map<String, String> credential) {
        return Stream.of("SETUP", "RUNNING", "GIT")
                .map(use -> as("admin")
                        .body(credential)
                        .put("/connectors/" + connector + "/credentials/" + use)
                        .then()
                        .statusCode(422)
                        .extract()
                        .asString())
                .collect(Collectors.joining());
    }

    private String databaseDump() {
        return pool
                .query("select table_name from information_schema.tables where table_schema = 'public'")
                .execute()
                .await()
                .indefinitely()
                .stream()
                .map(table -> dump(table.getString(0)))
                .collect(Collectors.joining());
    }

    private String dump(String table) {
        var rows = pool.query("select row_to_json(t)::text from \"" + table + "\" t")
                .execute()
                .await()
                .indefinitely();
        return StreamSupport.stream(rows.spliterator(), false)
                .map((Row row) -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }

    private static String everythingOn(Topic topic) {
        return Topics.records(topic).stream()
                .map(message -> message.headers()
                        + (message.value() == null ? "" : new String(message.value(), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("\n"));
    }

    private static void assertNoSecret(String place, String text) {
        assertThat(SECRETS).as(place).noneMatch(text::contains);
    }
}
