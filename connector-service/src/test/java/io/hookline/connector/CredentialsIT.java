package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.bitbucket.git.SshKeys;
import io.hookline.connector.bench.Bench;
import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class CredentialsIT extends OnBench {

    /** A token of its own, with what it may do. */
    private static Map<String, String> token(Product product, String... scopes) {
        String value = "canary-" + UUID.randomUUID();
        bench.control().people().createToken(NewToken.ofUser(product, "ann", value, Set.of(scopes)));
        return product == Product.CLOUD
                ? Map.of("kind", "apiToken", "email", "ann@example.com", "token", value)
                : Map.of("kind", "accessToken", "token", value);
    }

    private static Map<String, String> reading(Product product) {
        return product == Product.CLOUD
                ? token(product, "read:user:bitbucket", "read:repository:bitbucket", "read:pullrequest:bitbucket")
                : token(product, "REPO_READ");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldReadForBuildsWithTheRunningCredential(Product product) {
        Map<String, String> running = reading(product);
        String connector = as("admin")
                .body(bench.connectorBody(product, Map.of("runningCredential", running)))
                .post("/connectors")
                .then()
                .statusCode(201)
                .body("credential.state", equalTo("CONNECTED"))
                .body("runningCredential.use", equalTo("RUNNING"))
                .extract()
                .path("id");
        RepositoryRef repository = bench.repository(product);
        String project = Bench.createProject(connector, repository)
                .statusCode(201)
                .extract()
                .path("id");
        String commit = bench.control()
                .repositories()
                .view(repository)
                .branches()
                .values()
                .iterator()
                .next();
        as("operator").get("/projects/" + project + "/commits/" + commit).then().statusCode(200);
        bench.control().people().revokeToken(running.get("token"));
        as("operator").get("/projects/" + project + "/commits/" + commit).then().statusCode(503);
        as("operator").post("/projects/" + project + "/observation").then().statusCode(200);
        as("viewer")
                .get("/connectors/" + connector)
                .then()
                .body("credential.state", equalTo("CONNECTED"))
                .body("runningCredential.state", equalTo("REVOKED"))
                .body("runningCredential.why", notNullValue())
                .body("runningCredential.remedy", containsString("PUT /connectors"));
        as("admin")
                .delete("/connectors/" + connector + "/credentials/RUNNING")
                .then()
                .statusCode(204);
        as("operator").get("/projects/" + project + "/commits/" + commit).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldReplaceACredentialOnceTheNewOneIsProvenAndKeepTheOldOneOtherwise(Product product) {
        String connector = bench.connector(product);
        String path = "/connectors/" + connector + "/credentials/SETUP";
        Map<String, String> wrong = Map.of("kind", "accessToken", "token", "canary-wrong-" + UUID.randomUUID());
        as("admin")
                .body(wrong)
                .put(path)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:credential-refused"))
                .body("detail", containsString("Nothing was changed"));
        Bench.createProject(connector, bench.repository(product)).statusCode(201);
        Map<String, String> good = product == Product.CLOUD
                ? token(product, Bench.CLOUD_SCOPES.toArray(String[]::new))
                : token(product, "REPO_ADMIN");
        as("admin").body(good).put(path).then().statusCode(200).body("state", equalTo("CONNECTED"));
        Bench.createProject(connector, bench.repository(product)).statusCode(201);
    }

    @Test
    void shouldKeepTheOldCredentialWhereBitbucketDoesNotAnswer() {
        String connector = bench.connector(Product.CLOUD);
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "GET", "*/user", new Fault.Status(503, Map.of(), "down"), -1));
        as("admin")
                .body(reading(Product.CLOUD))
                .put("/connectors/" + connector + "/credentials/SETUP")
                .then()
                .statusCode(503);
        as("viewer").get("/connectors/" + connector).then().body("credential.state", equalTo("CONNECTED"));
    }

    @Test
    void shouldNameTheMissingScopeOnceBitbucketHasToldIt() {
        String connector = as("admin")
                .body(bench.connectorBody(Product.CLOUD, Map.of("credential", reading(Product.CLOUD))))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Bench.createProject(connector, bench.repository(Product.CLOUD)).statusCode(422);
        as("viewer")
                .get("/connectors/" + connector + "/credentials")
                .then()
                .statusCode(200)
                .body("[0].state", equalTo("INSUFFICIENT"))
                .body("[0].missingScopes", hasItem("admin:repository:bitbucket"))
                .body("[0].requiredScopes", hasItems("admin:repository:bitbucket", "write:webhook:bitbucket"));
    }

    @ParameterizedTest
    @CsvSource({"1, EXPIRING", "60, CONNECTED"})
    void shouldWarnBeforeAStatedEnd(int days, String state) {
        Map<String, String> credential = new HashMap<>(token(Product.DATA_CENTER, "REPO_ADMIN"));
        credential.put("expiresOn", LocalDate.now(ZoneOffset.UTC).plusDays(days).toString());
        as("admin")
                .body(bench.connectorBody(Product.DATA_CENTER, Map.of("credential", credential)))
                .post("/connectors")
                .then()
                .statusCode(201)
                .body("credential.state", equalTo(state))
                .body("credential.expiresAt", notNullValue());
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldForgetItsSecretsWhenDisconnectedAndWorkAgainWhenConnected(Product product) {
        Made made = bench.project(product);
        String connector = as("viewer").get("/projects/" + made.id()).path("connector");
        as("admin")
                .post("/connectors/" + connector + "/disconnect")
                .then()
                .statusCode(200)
                .body("left", hasSize(1));
        as("viewer").get("/connectors/" + connector).then().body("credential.state", equalTo("NOT_CONNECTED"));
        as("operator")
                .post("/projects/" + made.id() + "/observation")
                .then()
                .statusCode(200)
                .body(containsString("the connector is not connected"));
        Bench.createProject(connector, bench.repository(product))
                .statusCode(422)
                .body("detail", containsString("the connector is not connected"));
        as("admin")
                .body(bench.connectorBody(product, Map.of()).get("credential"))
                .put("/connectors/" + connector + "/credentials/SETUP")
                .then()
                .statusCode(200);
        await().untilAsserted(() ->
                Bench.createProject(connector, bench.repository(product)).statusCode(201));
    }

    @Test
    void shouldTakeAnSshKeyForGitBesideTheRestCredential() {
        String connector = bench.connector(Product.CLOUD);
        String path = "/connectors/" + connector + "/credentials/";
        Map<String, String> key = Map.of(
                "kind",
                "sshKey",
                "privateKey",
                SshKeys.generate("ci").privateKey().text());
        as("admin")
                .body(key)
                .put(path + "SETUP")
                .then()
                .statusCode(422)
                .body("faults.field", hasItem("credential.kind"));
        as("admin").body(key).put(path + "GIT").then().statusCode(200).body("kind", equalTo("SSH_KEY"));
        as("viewer").get("/connectors/" + connector).then().body("gitCredential.kind", equalTo("SSH_KEY"));
        as("admin").delete(path + "GIT").then().statusCode(204);
        as("viewer").get("/connectors/" + connector).then().body("gitCredential", nullValue());
        as("admin").delete(path + "GIT").then().statusCode(404);
        as("admin").delete(path + "SETUP").then().statusCode(409);
        as("admin").delete(path + "NONE").then().statusCode(404);
    }

    @Test
    void shouldSayWhatToUseInsteadOfAnAppPassword() {
        as("admin")
                .body(bench.connectorBody(
                        Product.CLOUD,
                        Map.of("credential", Map.of("kind", "basic", "user", "ann", "password", "ATBBcanary"))))
                .post("/connectors")
                .then()
                .statusCode(422)
                .body("faults.message", hasItem(containsString("API token")));
    }
}
