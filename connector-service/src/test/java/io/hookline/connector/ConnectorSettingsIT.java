package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static io.hookline.connector.bench.Bench.createProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class ConnectorSettingsIT extends OnBench {

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldTellEverythingOfTheUrlAndBeFoundByItsIdentifier(Product product) throws IOException {
        RepositoryRef repository = bench.repository(product);
        String name = "Möbel & Söhne " + UUID.randomUUID();
        Response made = post(
                Map.of(
                        "name", name,
                        "url", cloneUrl(repository),
                        "tags", List.of("team:payments", "prod"),
                        "caBundle", Files.readString(Path.of("src/test/resources/ca.pem")),
                        "description", "Our shop"),
                product);
        String identifier = made.then()
                .statusCode(201)
                .body("urlType", equalTo("REPOSITORY"))
                .body("connectionType", equalTo("HTTP"))
                .body("url", containsString(repository.slug() + ".git"))
                .body("tags", contains("prod", "team:payments"))
                .body("version", equalTo(1))
                .extract()
                .path("identifier");
        assertThat(identifier).startsWith("mobel-sohne-");
        as("viewer")
                .get("/connectors/" + identifier)
                .then()
                .statusCode(200)
                .body("id", equalTo(made.path("id")))
                .body("caBundle", containsString("BEGIN CERTIFICATE"));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldBuildNoOtherRepositoryThanItsOwn(Product product) {
        RepositoryRef own = bench.repository(product);
        String connector = post(Map.of("url", cloneUrl(own)), product).path("id");
        createProject(connector, bench.repository(product))
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:other-repository"))
                .body("detail", containsString(own.slug()));
        createProject(connector, own).statusCode(201);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldProveTheRepositoryThatTheUrlOrTheTestNames(Product product) {
        RepositoryRef repository = bench.repository(product);
        String owner = repository.owner();
        post(Map.of("testRepository", owner + "/nowhere"), product)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:not-found-on-bitbucket"));
        post(Map.of("testRepository", owner + "/" + repository.slug() + ".git"), product)
                .then()
                .statusCode(201)
                .body("urlType", equalTo("ACCOUNT"))
                .body("testRepository", equalTo(owner + "/" + repository.slug()));
    }

    @Test
    void shouldTellAllFaultsOfTheNewFieldsAtOnce() {
        as("admin")
                .body(Map.of(
                        "name", "日本",
                        "url", "https://bitbucket.org.evil.com/ws/repo.git",
                        "product", "CLOUD",
                        "tags", List.of("a b"),
                        "caBundle", "none"))
                .post("/connectors")
                .then()
                .statusCode(422)
                .body("faults.field", hasItems("identifier", "url", "tags", "caBundle", "credential"));
    }

    @Test
    void shouldRefuseAnIdentifierThatIsTaken() {
        String first = "first-" + UUID.randomUUID();
        String id = post(Map.of("identifier", first), Product.CLOUD).path("id");
        post(Map.of("identifier", first), Product.CLOUD)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:hookline:problem:identifier-taken"))
                .body("connector", equalTo(id));
    }

    @Test
    void shouldFindByNameTagAndKindPageByPage() {
        String tag = "t" + UUID.randomUUID();
        for (String name : List.of("B", "a", "C")) {
            post(Map.of("name", name + " " + tag, "tags", List.of(tag + ":" + name)), Product.CLOUD);
        }
        Response page = as("viewer").get("/connectors?limit=2&tag=" + tag);
        assertThat(page.jsonPath().getList("items.name")).hasSize(2);
        List<String> rest = as("viewer")
                .queryParam("after", page.<String>path("next"))
                .get("/connectors?tag=" + tag)
                .then()
                .body("next", nullValue())
                .extract()
                .path("items.name");
        assertThat(rest).hasSize(1).doesNotContainAnyElementsOf(page.jsonPath().getList("items.name"));
        found("tag=" + tag + ":B").body("items.name", contains("B " + tag));
        found("name=" + "c " + tag.toUpperCase(Locale.ROOT)).body("items.name", contains("C " + tag));
        found("tag=" + tag + "&urlType=REPOSITORY").body("items", empty());
        found("tag=" + tag + "&product=DATA_CENTER").body("items", empty());
    }

    @Test
    void shouldChangeOnlyTheVersionThatTheChangeIsMeantFor() {
        Response made = post(Map.of("description", "old", "tags", List.of("a")), Product.CLOUD);
        String path = "/connectors/" + made.path("id");
        String first = made.header("ETag");
        as("admin").body(Map.of("description", "new")).patch(path).then().statusCode(428);
        String second = patch(path, first, Map.of("description", "new"))
                .statusCode(200)
                .body("description", equalTo("new"))
                .body("tags", contains("a"))
                .body("version", equalTo(2))
                .extract()
                .header("ETag");
        patch(path, first, Map.of("description", "newer"))
                .statusCode(412)
                .body("type", equalTo("urn:hookline:problem:changed-meanwhile"));
        as("admin").header("If-Match", first).delete(path).then().statusCode(412);
        as("viewer")
                .header("If-None-Match", second)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", second);
        as("viewer").header("If-None-Match", first).get(path).then().statusCode(200);
        patch(path, second, Map.of("description", "new")).statusCode(200).header("ETag", second);
        as("admin").header("If-Match", second).delete(path).then().statusCode(204);
        as("admin").header("If-Match", "*").delete(path).then().statusCode(404);
    }

    @Test
    void shouldReplaceAllThatMayChangeAndNothingElse() {
        Response made = post(Map.of("description", "old", "tags", List.of("a")), Product.DATA_CENTER);
        String path = "/connectors/" + made.path("id");
        Map<String, Object> body = made.jsonPath().getMap("$");
        body.remove("tags");
        body.put("description", "new");
        put(path, body).statusCode(200).body("description", equalTo("new")).body("tags", empty());
        body.put("identifier", "another");
        body.put("product", "CLOUD");
        body.put("url", "https://bitbucket.org/");
        body.remove("apiBaseUrl");
        put(path, body).statusCode(422).body("faults.field", hasItems("identifier", "product"));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldProveAChangeThatConnectsOtherwiseUnlessToldNotTo(Product product) {
        RepositoryRef repository = bench.repository(product);
        String path = "/connectors/" + post(Map.of(), product).path("id");
        Map<String, Object> wrong = Map.of("testRepository", repository.owner() + "/nowhere");
        patch(path, "*", wrong).statusCode(422).body("type", equalTo("urn:hookline:problem:not-found-on-bitbucket"));
        as("viewer").get(path).then().body("version", equalTo(1)).body("testRepository", nullValue());
        patch(path + "?prove=false", "*", wrong).statusCode(200).body("version", equalTo(2));
        patch(path, "*", Map.of("testRepository", repository.owner() + "/" + repository.slug()))
                .statusCode(200)
                .body("version", equalTo(3));
    }

    @Test
    void shouldNotLeadProjectsElsewhere() {
        RepositoryRef repository = bench.repository(Product.DATA_CENTER);
        String path = "/connectors/" + post(Map.of(), Product.DATA_CENTER).path("id");
        String project = createProject(path.substring("/connectors/".length()), repository)
                .statusCode(201)
                .extract()
                .path("id");
        patch(path, "*", Map.of("apiBaseUrl", "https://git.example.com"))
                .statusCode(409)
                .body("type", equalTo("urn:hookline:problem:connector-in-use"))
                .body("projects.id", contains(project));
        patch(path, "*", Map.of("url", cloneUrl(bench.repository(Product.DATA_CENTER))))
                .statusCode(409)
                .body("count", equalTo(1));
        patch(path, "*", Map.of("url", cloneUrl(repository))).statusCode(200).body("urlType", equalTo("REPOSITORY"));
    }

    @Test
    void shouldFindHostKeysAnewWhereTheConnectorIsLedToAnotherBitbucket() {
        String path = "/connectors/" + post(Map.of(), Product.DATA_CENTER).path("id");
        patch(path + "?prove=false", "*", Map.of("apiBaseUrl", "http://127.0.0.1:1", "sshAddress", "127.0.0.1:1"))
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:no-host-keys"));
        patch(
                        path + "?prove=false",
                        "*",
                        Map.of(
                                "apiBaseUrl",
                                "http://127.0.0.1:1",
                                "knownHosts",
                                bench.addresses(Product.DATA_CENTER).knownHosts()))
                .statusCode(200)
                .body("hostKeys.origin", everyItem(equalTo("GIVEN")));
    }

    @Test
    void shouldHeedTheVersionOfProjectSettingsWhereItIsGiven() {
        String id = bench.project(Product.CLOUD).id().toString();
        String path = "/projects/" + id + "/settings";
        String tag = as("viewer").get("/projects/" + id).header("ETag");
        as("viewer").header("If-None-Match", tag).get("/projects/" + id).then().statusCode(304);
        as("operator")
                .header("If-Match", tag)
                .body(Map.of("forks", "ON"))
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)));
        as("operator")
                .header("If-Match", tag)
                .body(Map.of("forks", "OFF"))
                .patch(path)
                .then()
                .statusCode(412);
        as("operator")
                .body(Map.of("drafts", "SKIP"))
                .put(path)
                .then()
                .statusCode(200)
                .body("settings.forks", equalTo("OFF"));
    }

    private static Response post(Map<String, ?> different, Product product) {
        return as("admin").body(bench.connectorBody(product, different)).post("/connectors");
    }

    private static ValidatableResponse patch(String path, String tag, Map<String, ?> body) {
        return as("admin").header("If-Match", tag).body(body).patch(path).then();
    }

    private static ValidatableResponse put(String path, Map<String, ?> body) {
        return as("admin").header("If-Match", "*").body(body).put(path).then();
    }

    private static ValidatableResponse found(String query) {
        return as("viewer").get("/connectors?" + query).then().statusCode(200);
    }

    /** As Bitbucket shows it; Cloud's is that of the real one, while its API is the simulator's. */
    private static String cloneUrl(RepositoryRef repository) {
        String path = repository.owner() + "/" + repository.slug() + ".git";
        return repository.product() == Product.CLOUD
                ? "https://bitbucket.org/" + path
                : bench.addresses(Product.DATA_CENTER).base() + "/scm/" + path;
    }
}
