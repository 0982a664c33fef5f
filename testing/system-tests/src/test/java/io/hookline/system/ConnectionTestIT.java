package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Product;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator tests a connector: when all is well, when Bitbucket is down, and before it is made with a wrong token. */
class ConnectionTestIT {

    private final Addresses addresses = SharedStack.get().addresses();
    private final ConnectorClient connectors =
            new ConnectorClient(addresses.connectorService(), new Tokens(addresses.issuer()).of("admin"));
    private final RestClient simulator = new RestClient(addresses.simulator().control(), () -> "");

    @AfterEach
    void clearFaults() {
        simulator.delete("/faults");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldTellAFaultFromAnOutageAndKeepWhatWasFound(Product product) {
        Workplace place = Workplace.make(product, "tested");
        String connector =
                "/connectors/" + connectors.connectorNamed("system-" + product).orElseThrow();

        JsonNode good = connectors.rest().post(connector + "/test", null);
        assertThat(good.path("result").asText()).as("%s", good).isEqualTo("SUCCESS");
        assertThat(step(good, "REPOSITORY").path("outcome").asText()).isEqualTo("PASSED");

        simulator.post(
                "/faults",
                Map.of("server", server(product), "path", "*", "fault", "status", "status", 503, "times", -1));
        JsonNode down = connectors.rest().post(connector + "/test?background=true", null);
        String test = connector + "/tests/" + down.path("id").asText();
        Awaitility.await()
                .until(() -> connectors.rest().get(test).path("result").asText().equals("UNKNOWN"));
        simulator.delete("/faults");

        JsonNode wrong = connectors.rest().post("/connectors/test", body(product));
        assertThat(wrong.path("result").asText()).isEqualTo("FAILURE");
        assertThat(step(wrong, "AUTHENTICATION").path("remedy").asText()).isNotEmpty();

        JsonNode kept = connectors.rest().get(connector + "/tests").path("items");
        assertThat(kept.get(0).path("result").asText()).isEqualTo("UNKNOWN");
        assertThat(kept.get(1).path("result").asText()).isEqualTo("SUCCESS");
        assertThat(connectors.project(place.project()).isReady()).isTrue();
    }

    private Map<String, Object> body(Product product) {
        Addresses.Product address = switch (product) {
            case CLOUD -> addresses.simulator().cloud();
            case DATA_CENTER -> addresses.simulator().dataCenter();
        };
        return Map.of(
                "name",
                "tried",
                "product",
                product,
                "baseUrl",
                address.rest(),
                "credential",
                Map.of("kind", "accessToken", "token", "wrong"));
    }

    private static JsonNode step(JsonNode test, String name) {
        return StreamSupport.stream(test.path("steps").spliterator(), false)
                .filter(step -> step.path("step").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String server(Product product) {
        return product.name().replace("_", "").toLowerCase(Locale.ROOT);
    }
}
