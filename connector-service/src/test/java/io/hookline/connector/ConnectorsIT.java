package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class ConnectorsIT extends OnBench {

    private static final String NOBODY = new UUID(0, 1).toString();

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldPinTheScannedHostKeysAndShowTheirFingerprints(Product product) {
        List<String> fingerprints =
                KnownHosts.parse(String.join("\n", bench.addresses(product).knownHosts())).entries().stream()
                        .map(entry -> entry.key().fingerprint())
                        .toList();
        as("admin")
                .body(bench.connectorBody(product, Map.of()))
                .post("/connectors")
                .then()
                .statusCode(201)
                .body("hostKeys.origin", hasItem("SCANNED"))
                .body("hostKeys.fingerprint", hasItems(fingerprints.toArray()))
                .body("credential.account", not(equalTo(null)));
    }

    @Test
    void shouldPinTheHostKeysThatAreGiven() {
        List<String> lines = bench.addresses(Product.DATA_CENTER).knownHosts();
        as("admin")
                .body(bench.connectorBody(Product.DATA_CENTER, Map.of("knownHosts", lines)))
                .post("/connectors")
                .then()
                .statusCode(201)
                .body("hostKeys.state", everyItem(equalTo("CONFIRMED")))
                .body("hostKeys", hasSize(lines.size()));
    }

    @Test
    void shouldStoreNothingWhereBitbucketRefusesTheCredential() {
        Map<String, Object> body = bench.connectorBody(
                Product.CLOUD,
                Map.of(
                        "credential",
                        Map.of("kind", "apiToken", "email", "ann@example.com", "token", "canary-wrong-3f")));
        as("admin")
                .body(body)
                .post("/connectors")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:credential-refused"));
        as("viewer")
                .queryParam("name", body.get("name"))
                .get("/connectors")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void shouldStoreNothingWhereBitbucketDoesNotAnswer() {
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "GET", "*/user", new Fault.Status(503, Map.of(), "down"), -1));
        Map<String, Object> body = bench.connectorBody(Product.CLOUD, Map.of());
        as("admin")
                .body(body)
                .post("/connectors")
                .then()
                .statusCode(503)
                .header("Retry-After", not(equalTo(null)))
                .body("type", equalTo("urn:hookline:problem:bitbucket-unavailable"));
        as("viewer")
                .queryParam("name", body.get("name"))
                .get("/connectors")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void shouldAskForHostKeysWhereNoneCanBeScanned() {
        as("admin")
                .body(bench.connectorBody(Product.DATA_CENTER, Map.of("sshAddress", "127.0.0.1:1")))
                .post("/connectors")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:no-host-keys"));
    }

    @Test
    void shouldTellAllFaultsOfARequestAtOnce() {
        as("admin")
                .body(
                        "{\"product\":\"CLOUD\",\"baseUrl\":\"ftp://x\",\"credential\":{\"kind\":\"basic\",\"user\":\"u\"}}")
                .post("/connectors")
                .then()
                .statusCode(422)
                .body("faults.field", hasItems("name", "baseUrl", "credential.kind", "credential.password"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{ | 400", "{\"product\":\"GITHUB\"} | 400", "{\"colour\":1} | 400", "'' | 400"})
    void shouldRefuseABodyThatDoesNotRead(String body, int status) {
        as("admin")
                .body(body)
                .post("/connectors")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", startsWith("urn:hookline:problem:"));
    }

    @Test
    void shouldKeepAConnectorThatAProjectUses() {
        Made made = bench.project(Product.CLOUD);
        String connector =
                as("viewer").get("/projects/" + made.id()).then().extract().path("connector");
        as("admin")
                .header("If-Match", "*")
                .delete("/connectors/" + connector)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:hookline:problem:connector-in-use"))
                .body("count", equalTo(1))
                .body("projects.id", contains(made.id().toString()));
        as("admin").delete("/projects/" + made.id()).then().statusCode(200);
        as("admin")
                .header("If-Match", "*")
                .delete("/connectors/" + connector)
                .then()
                .statusCode(204);
        as("viewer").get("/connectors/" + connector).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,  GET,    /connectors, 200",
        "runner,  GET,    /connectors, 403",
        "viewer,  POST,   /connectors, 403",
        "operator,POST,   /connectors, 403",
        "operator,DELETE, /connectors/ID, 403",
        "operator,PUT,    /connectors/ID, 403",
        "operator,PATCH,  /connectors/ID, 403",
        "operator,POST,   /projects, 403",
        "operator,DELETE, /projects/ID, 403",
        "viewer,  PUT,    /projects/ID/settings, 403",
        "viewer,  PATCH,  /projects/ID/settings, 403",
        "viewer,  POST,   /projects/ID/observation, 403",
        "viewer,  GET,    /projects/ID/commits/abcdef1, 403",
        "runner,  GET,    /projects/ID, 403",
        "viewer,  POST,   /connectors/ID/host-keys/scan, 403",
        "operator,POST,   /connectors/ID/host-keys/confirm, 403",
        "operator,DELETE, /connectors/ID/host-keys/SHA256:x, 403",
        "runner,  GET,    /connectors/ID/host-keys, 403",
        "operator,POST,   /connectors/ID/user-keys, 403",
        "operator,DELETE, /connectors/ID/user-keys/ID, 403",
        "runner,  GET,    /connectors/ID/user-keys, 403",
        "operator,PUT,    /projects/ID/user-keys, 403",
        "viewer,  GET,    /projects/ID/pipeline-file, 403",
        "admin,   GET,    /projects/ID/checkout, 403",
        "operator,GET,    /audit, 403",
        "viewer,  GET,    /connectors/ID/host-keys, 404",
        "operator,POST,   /projects/ID/observation, 404",
        "admin,   DELETE, /projects/ID, 404"
    })
    void shouldAskForTheRole(String role, String method, String path, int status) {
        as(role).body("{}").request(method, path.replace("ID", NOBODY)).then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"GET, /connectors", "POST, /projects", "POST, /projects/ID/observation"})
    void shouldAskForAToken(String method, String path) {
        given().contentType("application/json")
                .body("{}")
                .request(method, path.replace("ID", NOBODY))
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().auth().oauth2("no.token.atall").get("/connectors").then().statusCode(401);
    }

    @Test
    void shouldBeReadyWithDatabaseAndKafka() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
