package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.connector.bench.Bench;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class NetworkIT extends OnBench {

    @ParameterizedTest
    @CsvSource({
        "CLOUD, http://169.254.169.254/2.0, 169.254.169.254, a link-local address",
        "DATA_CENTER, http://10.1.2.3:7990, 10.1.2.3, a private address",
        "DATA_CENTER, http://[::1]:7990, 0:0:0:0:0:0:0:1, a loopback address",
        "DATA_CENTER, http://[::ffff:10.1.2.3], 10.1.2.3, a private address",
    })
    void shouldNotConnectToAnAddressThatIsNotOpen(Product product, String url, String address, String kind) {
        create(product, Map.of("baseUrl", url))
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:address-not-allowed"))
                .body(
                        "detail",
                        allOf(
                                containsString(address),
                                containsString(kind),
                                containsString("hookline.connector.outbound.allow")));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldNotScanAnAddressThatIsNotOpen(Product product) {
        create(product, Map.of("sshAddress", "169.254.169.254:22"))
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:no-host-keys"))
                .body("detail", containsString("hookline.connector.outbound.allow"));
    }

    @Test
    void shouldShowCloudsBudgetsSeparately() {
        Bench.Made project = bench.project(Product.CLOUD);
        String connector = as("viewer").get("/projects/" + project.id()).path("connector");

        limits(connector)
                .body("breaker", equalTo("CLOSED"))
                .body("budgets.resource", equalTo(List.of("REPOSITORY_DATA", "WEBHOOK_DATA")))
                .body("budgets.limit", equalTo(List.of(1_000, 1_000)))
                .body("budgets.remaining", hasItem(lessThan(1_000)))
                .body("budgets.resetsAt", hasItem(notNullValue()));
        await().untilAsserted(() -> get("/q/metrics")
                .then()
                .body(containsString("hookline_connector_budget_remaining{connector=\"" + connector
                        + "\",resource=\"WEBHOOK_DATA\""))
                .body(containsString("hookline_connector_breaker_state{host=")));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldShowThatBitbucketLimitsTheRate(Product product) {
        String connector = bench.connectorOfItsOwn(product);
        var repository = bench.repository(product);
        bench.control().conditions().faultOnce("*" + repository.slug(), new Fault.RateLimited(Duration.ofSeconds(90)));

        Bench.createProject(connector, repository).statusCode(503).body("retryAfter", equalTo(90));

        limits(connector).body("budgets.find { it.resource != 'WEBHOOK_DATA' }.pausedUntil", notNullValue());
        as("admin").get("/connectors/" + connector).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldPauseAHostInTroubleAndGoOnWhenItIsWell(Product product) {
        String connector = bench.connectorOfItsOwn(product);
        bench.control().conditions().fault(new FaultRule("*", "*", "*", new Fault.Status(503, Map.of(), ""), -1));
        for (int call = 0; call < 5; call++) {
            create(product, Map.of()).statusCode(503);
        }

        create(product, Map.of()).statusCode(503).body("type", equalTo("urn:hookline:problem:bitbucket-unavailable"));
        limits(connector).body("breaker", not(equalTo("CLOSED")));
        bench.control().conditions().clearFaults();

        await().untilAsserted(() -> create(product, Map.of()).statusCode(201));
        limits(connector).body("breaker", equalTo("CLOSED")).body("pausedUntil", nullValue());
    }

    @Test
    void shouldKnowNoLimitsOfAnUnknownConnector() {
        as("viewer")
                .get("/connectors/" + new UUID(0, 1) + "/limits")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:hookline:problem:unknown-connector"));
    }

    private static ValidatableResponse create(Product product, Map<String, ?> different) {
        return as("admin")
                .body(bench.connectorBody(product, different))
                .post("/connectors")
                .then();
    }

    private static ValidatableResponse limits(String connector) {
        return as("viewer").get("/connectors/" + connector + "/limits").then().statusCode(200);
    }
}
