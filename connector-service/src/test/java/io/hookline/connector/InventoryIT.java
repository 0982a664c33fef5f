package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static io.hookline.connector.bench.Bench.createProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class InventoryIT extends OnBench {

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldListWorkspacesAndTheirRepositoriesWithTheProjectsTheyHave(Product product) {
        RepositoryRef first = bench.repository(product);
        bench.control().repositories().copies(first, 2);
        String connector = bench.connector(product);
        String project =
                createProject(connector, first).statusCode(201).extract().path("id");

        as("viewer")
                .get("/connectors/" + connector + "/workspaces")
                .then()
                .statusCode(200)
                .body("items.key", hasItem(first.owner()));
        Map<String, ?> query = Map.of("workspace", first.owner(), "search", first.slug(), "limit", 2);
        String next = as("viewer")
                .queryParams(query)
                .get("/connectors/" + connector + "/repositories")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].path", equalTo(first.owner() + "/" + first.slug()))
                .body("items[0].project.id", equalTo(project))
                .body("items[0].project.name", equalTo(first.slug()))
                .body("items[0].private", equalTo(true))
                .body("items[1].project", nullValue())
                .extract()
                .path("next");
        as("viewer")
                .queryParams(query)
                .queryParam("cursor", next)
                .get("/connectors/" + connector + "/repositories")
                .then()
                .statusCode(200)
                .body("items.path", equalTo(List.of(first.owner() + "/" + first.slug() + "-2")))
                .body("next", nullValue());
    }

    @Test
    void shouldSayThatCloudNeedsAWorkspace() {
        as("viewer")
                .get("/connectors/" + bench.connector(Product.CLOUD) + "/repositories")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:workspace-needed"));
    }

    @Test
    void shouldListAllProjectsOfADataCenter() {
        RepositoryRef repository = bench.repository(Product.DATA_CENTER);
        as("viewer")
                .queryParam("search", repository.slug())
                .queryParam("administered", true)
                .get("/connectors/" + bench.connector(Product.DATA_CENTER) + "/repositories")
                .then()
                .statusCode(200)
                .body("items.path", equalTo(List.of("PRJ/" + repository.slug())));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldTellBitbucketsFailuresAsSuch(Product product) {
        String repositories = "/connectors/" + bench.connector(product) + "/repositories";
        as("viewer")
                .queryParam("workspace", "nowhere")
                .get(repositories)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:not-found-on-bitbucket"))
                .body("detail", containsString("may see it"));
        bench.control().conditions().faultOnce("*repos*", new Fault.Drop());
        as("viewer")
                .queryParam("workspace", "acme")
                .get(repositories)
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:hookline:problem:bitbucket-unavailable"));
        as("viewer")
                .queryParam("workspace", "acme")
                .queryParam("cursor", "bm90LWEtY3Vyc29y")
                .get(repositories)
                .then()
                .statusCode(422)
                .body("detail", containsString("cursor"));
        as("viewer").get("/connectors/" + new UUID(0, 1) + "/workspaces").then().statusCode(404);
        assertThat(as("runner").get(repositories).statusCode()).isEqualTo(403);
    }
}
