package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.hookline.connector.bench.Bench;
import io.hookline.connector.bench.Consumers;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.tls.TestCertificates;
import io.hookline.simulator.tls.TlsFront;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class OAuthIT extends OnBench {

    @Inject
    Pool pool;

    private static String connector(Product product, Map<String, String> credential) {
        return as("admin")
                .body(bench.connectorBody(product, Map.of("credential", credential)))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldConnectWhenAPersonHasGrantedAccess(Product product) {
        String connector = connector(product, Consumers.credential("oauthCode", Consumers.create(bench, product)));
        as("viewer")
                .get("/connectors/" + connector)
                .then()
                .body("credential.state", equalTo("NOT_CONNECTED"))
                .body("credential.remedy", containsString("oauth/authorize"));
        Bench.createProject(connector, bench.repository(product))
                .statusCode(422)
                .body("detail", containsString("not connected"));
        String url = Consumers.authorize(connector);
        assertThat(url.contains("code_challenge")).isEqualTo(product == Product.DATA_CENTER);
        Consumers.grant(url)
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("credential.state", equalTo("CONNECTED"))
                .body("credential.account", notNullValue());
        Bench.createProject(connector, bench.repository(product)).statusCode(201);
    }

    @Test
    void shouldTakeAStateOnce() {
        String connector =
                connector(Product.CLOUD, Consumers.credential("oauthCode", Consumers.create(bench, Product.CLOUD)));
        Map<String, String> granted = Consumers.granted(Consumers.authorize(connector));
        Map<String, String> wrong = new HashMap<>(granted);
        wrong.put("state", "canary-other");
        Consumers.comeBack(wrong).statusCode(400).body("type", equalTo("urn:hookline:problem:unknown-state"));
        Consumers.comeBack(granted).statusCode(200);
        Consumers.comeBack(granted).statusCode(400).body("type", equalTo("urn:hookline:problem:state-used"));
    }

    @Test
    void shouldTellThatSomebodyDeclined() {
        String connector =
                connector(Product.CLOUD, Consumers.credential("oauthCode", Consumers.create(bench, Product.CLOUD)));
        String state = Consumers.granted(Consumers.authorize(connector)).get("state");
        Consumers.comeBack(Map.of("state", state, "error", "access_denied"))
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:access-denied"));
        Consumers.comeBack(Map.of("state", state, "code", "c")).statusCode(400);
    }

    @Test
    void shouldRefuseAStateOfMoreThanTenMinutesAgo() {
        String connector =
                connector(Product.CLOUD, Consumers.credential("oauthCode", Consumers.create(bench, Product.CLOUD)));
        Map<String, String> granted = Consumers.granted(Consumers.authorize(connector));
        pool.query("update oauth_request set expires_at = expires_at - interval '10 minutes'")
                .execute()
                .await()
                .indefinitely();
        Consumers.comeBack(granted).statusCode(400).body("type", equalTo("urn:hookline:problem:state-expired"));
    }

    @Test
    void shouldActAsACloudConsumerItself() {
        String connector =
                connector(Product.CLOUD, Consumers.credential("oauthClient", Consumers.create(bench, Product.CLOUD)));
        as("viewer")
                .get("/connectors/" + connector)
                .then()
                .body("credential.kind", equalTo("OAUTH_CLIENT"))
                .body("credential.state", equalTo("CONNECTED"));
        Bench.createProject(connector, bench.repository(Product.CLOUD)).statusCode(201);
    }

    @Test
    void shouldTrustAConnectorsAuthoritiesWhereTokensAreIssued(@TempDir Path directory) {
        TestCertificates certificates = TestCertificates.make(directory);
        try (TlsFront front = TlsFront.open(
                certificates,
                TestCertificates.Kind.GOOD,
                bench.addresses(Product.CLOUD).base())) {
            Map<String, Object> body = bench.connectorBody(
                    Product.CLOUD,
                    Map.of(
                            "baseUrl",
                            front.at("/2.0").toString(),
                            "credential",
                            Consumers.credential("oauthClient", Consumers.create(bench, Product.CLOUD))));
            as("admin").body(body).post("/connectors").then().statusCode(503);
            body.put("caBundle", certificates.authorityPem());
            as("admin")
                    .body(body)
                    .post("/connectors")
                    .then()
                    .statusCode(201)
                    .body("credential.state", equalTo("CONNECTED"));
        }
    }

    @Test
    void shouldAskForNoTokenWhereTheAddressRulesForbidIt() {
        String forbidden = "https://10.99.0.1/2.0";
        as("admin")
                .body(bench.connectorBody(
                        Product.CLOUD,
                        Map.of("baseUrl", forbidden, "credential", Consumers.credential("oauthClient", "somebody"))))
                .post("/connectors")
                .then()
                .statusCode(503)
                .body("detail", containsString("10.99.0.1"));
    }

    @Test
    void shouldRefuseAConsumerThatBitbucketDoesNotKnow() {
        as("admin")
                .body(bench.connectorBody(
                        Product.CLOUD, Map.of("credential", Consumers.credential("oauthClient", "nobody"))))
                .post("/connectors")
                .then()
                .statusCode(422)
                .body("detail", containsString("invalid_client"));
    }

    @Test
    void shouldNameTheScopesThatAConsumerLacks() {
        String key = Consumers.create(bench, Product.CLOUD, Set.of("account", "repository", "pullrequest"));
        String connector = connector(Product.CLOUD, Consumers.credential("oauthClient", key));
        as("viewer")
                .get("/connectors/" + connector)
                .then()
                .body("credential.state", equalTo("INSUFFICIENT"))
                .body("credential.missingScopes", equalTo(List.of("repository:admin", "webhook")));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldKeepTheOldCredentialUntilAPersonHasGrantedTheNewOne(Product product) {
        String connector = bench.connector(product);
        String url = as("admin")
                .body(Consumers.credential("oauthCode", Consumers.create(bench, product)))
                .put("/connectors/" + connector + "/credentials/SETUP")
                .then()
                .statusCode(202)
                .extract()
                .path("url");
        Bench.createProject(connector, bench.repository(product)).statusCode(201);
        as("viewer").get("/connectors/" + connector).then().body("credential.state", equalTo("CONNECTED"));
        Consumers.grant(url).statusCode(200);
        as("viewer").get("/connectors/" + connector).then().body("credential.kind", equalTo("OAUTH_CODE"));
        Bench.createProject(connector, bench.repository(product)).statusCode(201);
    }

    @Test
    void shouldTellThatBitbucketDoesNotAnswerWhenTheCodeIsExchanged() {
        String connector =
                connector(Product.CLOUD, Consumers.credential("oauthCode", Consumers.create(bench, Product.CLOUD)));
        Map<String, String> granted = Consumers.granted(Consumers.authorize(connector));
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "POST", "*/access_token", new Fault.Status(503, Map.of(), "down"), 1));
        Consumers.comeBack(granted).statusCode(503);
        as("viewer").get("/connectors/" + connector).then().body("credential.state", equalTo("NOT_CONNECTED"));
        Consumers.grant(Consumers.authorize(connector)).statusCode(200);
    }

    @Test
    void shouldRevokeAGrantOnDataCenterAndSayWhatCloudKeeps() {
        String dataCenter = Consumers.connected(bench, Product.DATA_CENTER);
        bench.simulator().requestLog().clear();
        as("admin")
                .post("/connectors/" + dataCenter + "/disconnect")
                .then()
                .statusCode(200)
                .body("left", hasSize(0));
        assertThat(bench.simulator()
                        .requestLog()
                        .entries(entry -> entry.request().rawPath().endsWith("/oauth2/latest/revoke")))
                .singleElement()
                .matches(entry -> entry.response().status() == 200);
        String cloud = Consumers.connected(bench, Product.CLOUD);
        as("admin")
                .post("/connectors/" + cloud + "/disconnect")
                .then()
                .body("left", hasItem(containsString("Application authorizations")));
    }
}
