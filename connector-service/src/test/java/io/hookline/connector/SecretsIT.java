package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.bench.Bench.Made;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every credential of the tests is called a canary, and every private key begins as OpenSSH has it. */
@QuarkusTest
@TestProfile(TestConfig.class)
class SecretsIT extends OnBench {

    private static final List<String> SECRETS = List.of("canary-", "OPENSSH PRIVATE KEY", "PRIVATE KEY-----");

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
        assertNoSecret("the database", databaseDump());
        for (Topic topic : Topic.values()) {
            assertNoSecret(topic.topicName(), everythingOn(topic));
        }
        assertNoSecret("the answers", as("admin").get("/connectors").asString());
        assertNoSecret("the answers", as("admin").get("/projects").asString());
        assertNoSecret("the log", Files.readString(Path.of(TestConfig.LOG_FILE)));
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
