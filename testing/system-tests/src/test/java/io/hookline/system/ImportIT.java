package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Product;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A workspace is imported although Bitbucket fails and limits the rate meanwhile, and each repository ends with one webhook and one key. */
class ImportIT {

    private static final int REPOSITORIES = 4;

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldImportAWorkspaceThroughTroubleOnBitbucket(Product product) {
        Workplace first = Workplace.make(product, "import");
        String owner = product == Product.CLOUD ? "imports" : "IMPORTS";
        SimulatedBitbucket bitbucket = first.bitbucket();
        for (int number = 1; number <= REPOSITORIES; number++) {
            bitbucket.repository(
                    owner, "service-" + number + "-" + product.name().toLowerCase(Locale.ROOT));
        }
        Addresses addresses = SharedStack.get().addresses();
        ConnectorClient connectors =
                new ConnectorClient(addresses.connectorService(), new Tokens(addresses.issuer()).of("admin"));
        String path =
                "/connectors/" + connectors.connectorNamed("system-" + product).orElseThrow();
        RestClient rest = connectors.rest();

        JsonNode seen = rest.get(path + "/repositories?search=service-&workspace=" + owner)
                .path("items");
        assertThat(seen).hasSize(REPOSITORIES).noneMatch(repository -> repository.has("project"));
        fail(bitbucket.control(), "*hooks", 503);
        fail(bitbucket.control(), "*/service-2*", 500);
        String job = rest.post(path + "/imports", Map.of("all", true, "workspace", owner))
                .path("id")
                .asText();
        JsonNode done = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> rest.get(path + "/imports/" + job),
                        found -> found.path("status").asText().equals("DONE"));

        assertThat(done.at("/progress/made").asInt()).isEqualTo(REPOSITORIES);
        assertThat(done.path("failures")).isEmpty();
        assertThat(rest.get(path + "/imports/" + job + "/items").path("items"))
                .allSatisfy(item -> assertOneHookAndKey(
                        product, bitbucket, item.path("repository").asText()));
        assertThat(rest.get(path + "/repositories?search=service-&workspace=" + owner)
                        .path("items"))
                .allMatch(repository -> repository.has("project"));
    }

    private static void assertOneHookAndKey(Product product, SimulatedBitbucket bitbucket, String repository) {
        String server = product == Product.CLOUD ? "cloud" : "datacenter";
        for (String what : List.of("hooks", "keys")) {
            assertThat(bitbucket.control().get("/repositories/" + server + "/" + repository + "/" + what))
                    .hasSize(1);
        }
    }

    private static void fail(RestClient control, String path, int status) {
        control.post("/faults", Map.of("path", path, "fault", "status", "status", status, "times", 2));
    }
}
