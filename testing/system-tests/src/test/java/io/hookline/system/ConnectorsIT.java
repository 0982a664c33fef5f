package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.wire.Json;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.SimulatedBitbucket.Account;
import io.hookline.local.client.SimulatedBitbucket.Repository;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connector is made of a URL in YAML, once, and is found, changed and removed by its identifier. */
class ConnectorsIT {

    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final String ADMIN =
            new Tokens(ADDRESSES.issuer()).of("admin").get();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @Test
    void shouldMakeAConnectorOnceThoughTheServiceIsKilledBeforeTheRequestComesAgain() {
        Map<Product, String> requests = new EnumMap<>(Product.class);
        Map<Product, HttpResponse<String>> first = new EnumMap<>(Product.class);
        for (Product product : Product.values()) {
            requests.put(product, yaml(product, repository(product, "once")));
            first.put(product, make(product, requests.get(product)));
            assertThat(first.get(product).statusCode())
                    .as(first.get(product).body())
                    .isEqualTo(201);
        }

        SharedStack.killAndAwait(Part.CONNECTOR_SERVICE);

        requests.forEach((product, request) -> {
            HttpResponse<String> again = make(product, request);
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.get(product).body());
            assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        });
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldLeadToItsOwnRepositoryAndNoOther(Product product) {
        Repository own = repository(product, "own");
        String identifier =
                json(make(product, yaml(product, own))).path("identifier").asText();
        String connector = "/connectors/" + identifier;
        String id = json(send("GET", connector, "", Map.of())).path("id").asText();

        assertThat(project(id, repository(product, "other")).body()).contains("urn:hookline:problem:other-repository");
        HttpResponse<String> made = project(id, own);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        HttpResponse<String> refused = send("DELETE", connector, "", Map.of("If-Match", "*"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).at("/projects/0/id")).isEqualTo(json(made).path("id"));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldLetNobodyOverwriteAnothersChange(Product product) {
        HttpResponse<String> made = make(product, yaml(product, repository(product, "changed")));
        String connector = "/connectors/" + json(made).path("identifier").asText();
        Map<String, String> seen =
                Map.of("If-Match", made.headers().firstValue("ETag").orElseThrow());

        List<Integer> answers = List.of(
                send("PATCH", connector, "{\"description\":\"mine\"}", seen).statusCode(),
                send("PATCH", connector, "{\"description\":\"theirs\"}", seen).statusCode(),
                send("DELETE", connector, "", seen).statusCode(),
                send("DELETE", connector, "", Map.of("If-Match", "*")).statusCode(),
                send("GET", connector, "", Map.of()).statusCode());

        assertThat(answers).containsExactly(200, 412, 412, 204, 404);
    }

    private static Repository repository(Product product, String name) {
        SimulatedBitbucket bitbucket =
                new SimulatedBitbucket(product, ADDRESSES.simulator().control());
        String slug = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        return switch (product) {
            case CLOUD -> bitbucket.repository("system", slug);
            case DATA_CENTER -> bitbucket.repository("SYSTEM", slug);
        };
    }

    private static String yaml(Product product, Repository repository) {
        Account account = new SimulatedBitbucket(product, ADDRESSES.simulator().control()).hookline();
        Addresses.Product at = switch (product) {
            case CLOUD -> ADDRESSES.simulator().cloud();
            case DATA_CENTER -> ADDRESSES.simulator().dataCenter();
        };
        String credential = switch (product) {
            case CLOUD -> "{kind: apiToken, email: \"%s\", token: \"%s\"}".formatted(account.email(), account.token());
            case DATA_CENTER -> "{kind: accessToken, token: \"%s\"}".formatted(account.token());
        };
        return """
                name: %s of %s
                product: %s
                url: %s
                apiBaseUrl: %s
                sshAddress: %s:%d
                tags:
                  - system
                credential: %s
                """.formatted(
                        repository.slug(),
                        product.name().toLowerCase(Locale.ROOT),
                        product,
                        repository.httpClone(),
                        at.rest(),
                        at.ssh().getHost(),
                        at.ssh().getPort(),
                        credential);
    }

    private static HttpResponse<String> make(Product product, String yaml) {
        String key = product + "-" + Integer.toHexString(yaml.hashCode());
        return send("POST", "/connectors", yaml, Map.of("Content-Type", "application/yaml", "Idempotency-Key", key));
    }

    private static HttpResponse<String> project(String connector, Repository repository) {
        return send(
                "POST",
                "/projects",
                """
                {"name":"%s","connector":"%s","repository":"%s"}""".formatted(connector + " " + repository.slug(), connector, repository.path()),
                Map.of());
    }

    private static HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ADDRESSES.connectorService() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", ADMIN)
                .setHeader("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return Json.mapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
