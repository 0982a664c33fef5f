package io.hookline.connector;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hookline.connector.bench.Bench;
import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.embedded.quarkus.IssuerResource;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every operation: errors, YAML, requests that are sent twice. */
@QuarkusTest
@TestProfile(TestConfig.class)
class RestConventionsIT extends OnBench {

    private static final String NOBODY = new UUID(0, 1).toString();
    private static final String TOO_LONG = "{\"name\":\"" + "x".repeat(1_100_000) + "\"}";
    private static final ObjectMapper YAML = new YAMLMapper();

    @Inject
    TestCrashPoints crashPoints;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /nothing                     | application/json | application/json | 404 | not-found",
                "GET    | /connectors/nobody           | application/json | application/json | 404 | unknown-connector",
                "GET    | /connectors/No%20body        | application/json | application/json | 404 | unknown-connector",
                "GET    | /connectors/NOBODY           | application/json | application/json | 404 | unknown-connector",
                "GET    | /projects/nobody             | application/json | application/json | 404 | not-found",
                "GET    | /projects?limit=many         | application/json | application/json | 400 | malformed-parameter",
                "GET    | /connectors?product=GITHUB   | application/json | application/json | 400 | malformed-parameter",
                "PUT    | /connectors                  | application/json | application/json | 405 | method-not-allowed",
                "GET    | /connectors                  | application/json | text/html        | 406 | not-acceptable",
                "POST   | /connectors                  | text/plain       | application/json | 415 | unsupported-media-type",
                "POST   | /connectors                  | application/json | application/json | 400 | malformed-json",
                "POST   | /connectors                  | application/yaml | application/json | 400 | malformed-yaml",
                "PATCH  | /connectors/NOBODY           | application/json | application/json | 400 | malformed-json",
                "DELETE | /connectors/NOBODY           | application/json | application/json | 428 | if-match-required",
            })
    void shouldAnswerEveryErrorAsAProblem(
            String method, String path, String sent, String accepted, int status, String type) {
        RequestSpecification request = as("admin", sent).accept(accepted).urlEncodingEnabled(false);
        (List.of("GET", "DELETE").contains(method) ? request : request.body("[: &"))
                .request(method, path.replace("NOBODY", NOBODY))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:" + type))
                .body("status", equalTo(status))
                .body("detail", notNullValue());
    }

    @Test
    void shouldRefuseABodyThatSaysItIsTooLong() {
        as("admin")
                .body(TOO_LONG)
                .post("/connectors")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:body-too-large"));
    }

    @Test
    void shouldRefuseABodyThatTurnsOutTooLong() throws Exception {
        String token = IssuerResource.token("admin");
        URI address = URI.create("http://127.0.0.1:" + RestAssured.port + "/connectors");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                // Without a length, so in chunks.
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(TOO_LONG)))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldMakeAConnectorLikeAnotherOutOfItsYaml(Product product) throws IOException {
        RepositoryRef repository = bench.repository(product);
        Map<String, Object> body = bench.connectorBody(
                product,
                Map.of(
                        "name",
                        "Shop: \"no\" " + UUID.randomUUID(),
                        "description",
                        "two\nlines",
                        "tags",
                        List.of("team:payments", "yes", "on"),
                        "testRepository",
                        repository.owner() + "/" + repository.slug()));
        Response made = yaml("admin").body(YAML.writeValueAsString(body)).post("/connectors");
        made.then().statusCode(201).contentType(containsString("application/yaml"));
        String path = "/connectors/" + YAML.readTree(made.asString()).path("id").asText();
        String exported = yaml("viewer").get(path).asString();
        as("admin").header("If-Match", made.header("ETag")).delete(path).then().statusCode(204);

        ObjectNode again = (ObjectNode) YAML.readTree(exported);
        again.set("credential", YAML.valueToTree(body.get("credential")));
        Response remade = yaml("admin").body(YAML.writeValueAsString(again)).post("/connectors");

        remade.then().statusCode(201);
        assertThat(settings(remade.asString())).isEqualTo(settings(exported));
    }

    /** An export without what is of its time. */
    private static JsonNode settings(String yaml) throws IOException {
        ObjectNode connector = (ObjectNode) YAML.readTree(yaml);
        ((ObjectNode) connector.path("credential")).remove(List.of("since", "checkedAt"));
        return connector.without(List.of("id", "createdAt"));
    }

    @Test
    void shouldChangeSettingsByYamlPatch() throws IOException {
        Made project = bench.project(Product.CLOUD);
        String answer = yaml("operator")
                .body("sourceBranches:\n  - feature/.*\nskipMarkers: false\n")
                .patch("/projects/" + project.id() + "/settings")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(YAML.readTree(answer).at("/settings/sourceBranches/0").asText())
                .isEqualTo("feature/.*");
        as("viewer")
                .accept("application/json;q=0.5, application/x-yaml")
                .get("/projects/" + project.id())
                .then()
                .contentType(containsString("application/x-yaml"));
        as("viewer").accept("*/*").get("/projects").then().contentType(containsString("application/json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [1]\nb: *a\n",
                "a: 1\na: 2\n",
                "a: 1\n---\nb: 2\n",
                "a: [1",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            })
    void shouldRefuseYamlThatJsonCannotSay(String text) {
        yaml("admin")
                .body(text)
                .post("/connectors")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:hookline:problem:malformed-yaml"));
    }

    @Test
    void shouldAnswerTheSameRequestUnderTheSameKeyAsTheFirst() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = bench.connectorBody(Product.CLOUD, Map.of());
        Response first = post(key, body);
        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        Response second = post(key, body);
        second.then().statusCode(201).header("Idempotent-Replayed", "true").header("ETag", first.header("ETag"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.asString()).isEqualTo(first.asString());
        body.put("name", "another");
        post(key, body).then().statusCode(422).body("type", equalTo("urn:hookline:problem:idempotency-key-reused"));
        post("not one", body).then().statusCode(400);
    }

    @Test
    void shouldTakeARequestAgainThatMadeNothing() {
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "GET", "*/user", new Fault.Status(503, Map.of(), "down"), -1));
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = bench.connectorBody(Product.CLOUD, Map.of());
        post(key, body).then().statusCode(503);
        bench.control().conditions().clearFaults();
        post(key, body).then().statusCode(201);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldMakeNothingTwiceWhenItCrashedBeforeItsAnswerWasKept(Product product) {
        Map<String, Object> connector = bench.connectorBody(product, Map.of());
        String connectorId = makeOnce("/connectors", connector);
        RepositoryRef repository = bench.repository(product);
        String projectId = makeOnce(
                "/projects",
                Map.of(
                        "name",
                        repository.slug(),
                        "connector",
                        connectorId,
                        "repository",
                        repository.owner() + "/" + repository.slug()));
        as("viewer").get("/projects?connector=" + connectorId).then().body("items.id", equalTo(List.of(projectId)));
        assertThat(bench.hooks().hooks(repository)).hasSize(1);
    }

    private String makeOnce(String path, Map<String, Object> body) {
        String key = UUID.randomUUID().toString();
        crashPoints.crashAt("request:done");
        post(key, path, body).then().statusCode(not(equalTo(201)));
        assertThat(crashPoints.hasCrashed()).isTrue();
        return await().until(() -> post(key, path, body), answer -> answer.statusCode() == 201)
                .path("id");
    }

    private static Response post(String key, Map<String, Object> body) {
        return post(key, "/connectors", body);
    }

    private static Response post(String key, String path, Map<String, Object> body) {
        return as("admin").header("Idempotency-Key", key).body(body).post(path);
    }

    private static RequestSpecification yaml(String role) {
        return as(role, "application/yaml").accept("application/yaml");
    }

    private static RequestSpecification as(String role) {
        return Bench.as(role);
    }

    private static RequestSpecification as(String role, String contentType) {
        return Bench.as(role)
                .config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs(contentType, ContentType.TEXT)))
                .contentType(contentType);
    }
}
