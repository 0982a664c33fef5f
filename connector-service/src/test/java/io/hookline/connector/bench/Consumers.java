package io.hookline.connector.bench;

import static io.restassured.RestAssured.given;

import io.hookline.simulator.control.People.NewConsumer;
import io.hookline.simulator.state.Product;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** OAuth consumers of the bench, and the person who grants access in a browser. */
public final class Consumers {

    /** Every consumer's secret; found nowhere but on the wire to Bitbucket. */
    public static final String SECRET = "canary-consumer-secret-42c0";

    private static final Set<String> CLOUD_SCOPES =
            Set.of("account", "repository", "repository:admin", "pullrequest", "webhook");

    private Consumers() {}

    /** A new consumer with all scopes; its key. */
    public static String create(Bench bench, Product product) {
        return create(bench, product, product == Product.CLOUD ? CLOUD_SCOPES : Set.of("REPO_ADMIN"));
    }

    /** A new consumer; its key. */
    public static String create(Bench bench, Product product, Set<String> scopes) {
        String key = "consumer-" + UUID.randomUUID();
        bench.control()
                .people()
                .createConsumer(new NewConsumer(product, key, SECRET, TestConfig.CALLBACK, "ann", scopes));
        return key;
    }

    /** The body of a credential of a consumer. */
    public static Map<String, String> credential(String kind, String key) {
        return Map.of("kind", kind, "clientId", key, "clientSecret", SECRET);
    }

    /** Grants access at an address, as a person would, and follows Bitbucket back to the service. */
    public static ValidatableResponse grant(String url) {
        return comeBack(granted(url));
    }

    /** What Bitbucket sends back with the person's browser. */
    public static Map<String, String> granted(String url) {
        String location = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(URI.create(url))
                .then()
                .statusCode(302)
                .extract()
                .header("Location");
        return Arrays.stream(URI.create(location).getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** The person's browser arrives at the service. */
    public static ValidatableResponse comeBack(Map<String, String> query) {
        return given().queryParams(query).get("/oauth/callback").then();
    }

    /** A connector that a person has granted access to; its id. */
    public static String connected(Bench bench, Product product) {
        String connector = Bench.as("admin")
                .body(bench.connectorBody(
                        product, Map.of("credential", credential("oauthCode", create(bench, product)))))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        grant(authorize(connector)).statusCode(200);
        return connector;
    }

    /** The address at which a person grants access to a connector. */
    public static String authorize(String connector) {
        return Bench.as("admin")
                .post("/connectors/" + connector + "/oauth/authorize")
                .then()
                .extract()
                .path("url");
    }
}
