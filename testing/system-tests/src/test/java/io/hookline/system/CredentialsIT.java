package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.SimulatedBitbucket.Repository;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person connects a connector in the browser, its service dies, its credentials are revoked, replaced and forgotten. */
class CredentialsIT {

    private final Addresses addresses = SharedStack.get().addresses();
    private final RestClient rest =
            new RestClient(addresses.connectorService(), new Tokens(addresses.issuer()).of("admin"));
    private final ConnectorClient connectors =
            new ConnectorClient(addresses.connectorService(), new Tokens(addresses.issuer()).of("admin"));

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldWorkWithWhatAPersonGrantedUntilItIsTakenBack(Product product) {
        SimulatedBitbucket bitbucket =
                new SimulatedBitbucket(product, addresses.simulator().control());
        String running = token(bitbucket, product);
        String connector = "/connectors/" + connector(bitbucket, product, running);
        assertThat(state(connector, "credential")).isEqualTo("NOT_CONNECTED");
        assertThat(Consumers.grant(rest.post(connector + "/oauth/authorize", null)
                        .path("url")
                        .asText()))
                .isEqualTo(200);
        assertThat(state(connector, "credential")).isEqualTo("CONNECTED");
        ProjectId project = project(bitbucket, product, connector);

        SharedStack.killAndAwait(Part.CONNECTOR_SERVICE);
        assertThat(rest.post("/projects/" + project + "/observation", null).toString())
                .contains("WORKS");

        bitbucket.control().post("/tokens/revoke", Map.of("value", running));
        rest.send("GET", "/projects/" + project + "/commits/0000000", null);
        assertThat(state(connector, "runningCredential")).isEqualTo("REVOKED");
        rest.put(connector + "/credentials/RUNNING", credential(product, bitbucket, token(bitbucket, product)));
        assertThat(state(connector, "runningCredential")).isEqualTo("CONNECTED");

        assertThat(rest.post(connector + "/disconnect", null).path("left")).hasSize(product == Product.CLOUD ? 2 : 1);
        assertThat(rest.post("/projects/" + project + "/observation", null).toString())
                .contains("the connector is not connected");
    }

    private String state(String connector, String credential) {
        return rest.get(connector).path(credential).path("state").asText();
    }

    /** A connector for which a person has yet to grant access, and which reads with a token. */
    private ConnectorId connector(SimulatedBitbucket bitbucket, Product product, String running) {
        boolean cloud = product == Product.CLOUD;
        Map<String, String> consumer = Consumers.create(product, bitbucket);
        Addresses.Product at =
                cloud ? addresses.simulator().cloud() : addresses.simulator().dataCenter();
        Map<String, Object> body = new HashMap<>();
        body.put("name", consumer.get("clientId"));
        body.put("product", product);
        body.put("baseUrl", at.rest());
        body.put("sshAddress", at.ssh().getHost() + ":" + at.ssh().getPort());
        body.put("credential", consumer);
        body.put("runningCredential", credential(product, bitbucket, running));
        return ConnectorId.of(rest.post("/connectors", body).path("id").asText());
    }

    /** A token of its own, so that it can be revoked. */
    private static String token(SimulatedBitbucket bitbucket, Product product) {
        boolean cloud = product == Product.CLOUD;
        JsonNode made = bitbucket
                .control()
                .put(
                        "/tokens",
                        Map.of(
                                "product",
                                cloud ? "cloud" : "datacenter",
                                "kind",
                                cloud ? "API_TOKEN" : "USER",
                                "user",
                                bitbucket.hookline().user(),
                                "scopes",
                                cloud
                                        ? List.of(
                                                "read:user:bitbucket",
                                                "read:repository:bitbucket",
                                                "read:pullrequest:bitbucket")
                                        : List.of("REPO_READ")));
        return made.path("value").asText();
    }

    private static Map<String, String> credential(Product product, SimulatedBitbucket bitbucket, String token) {
        return product == Product.CLOUD
                ? Map.of("kind", "apiToken", "email", bitbucket.hookline().email(), "token", token)
                : Map.of("kind", "accessToken", "token", token);
    }

    private ProjectId project(SimulatedBitbucket bitbucket, Product product, String connector) {
        Repository repository = bitbucket.repository(
                product == Product.CLOUD ? "system" : "SYSTEM",
                "credentials-" + UUID.randomUUID().toString().substring(0, 8));
        ProjectId project = connectors
                .createProject(
                        repository.slug() + "-" + product,
                        ConnectorId.of(connector.substring("/connectors/".length())),
                        repository.path())
                .id();
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> connectors.project(project).isReady());
        return project;
    }
}
