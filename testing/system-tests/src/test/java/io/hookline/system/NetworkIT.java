package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.hookline.contracts.event.Product;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How connector-service treats the addresses and servers that people give it, seen from outside. */
class NetworkIT {

    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final RestClient CONNECTORS =
            new ConnectorClient(ADDRESSES.connectorService(), new Tokens(ADDRESSES.issuer()).of("admin")).rest();

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldRefuseAddressesThatAreNotOpen(Product product) {
        for (String closed : List.of("http://169.254.169.254", "http://10.0.0.1:7990", "http://[::ffff:10.0.0.1]")) {
            RestClient.Answer refused = create(product, URI.create(closed));

            assertThat(refused.status()).as(closed).isEqualTo(422);
            assertThat(refused.body().path("type").asText()).endsWith(":address-not-allowed");
            assertThat(refused.body().path("detail").asText()).contains("hookline.connector.outbound.allow");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldTakeNoCredentialToAnotherHost(Product product) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer elsewhere = server(200, null, asked);
        HttpServer redirecting = server(302, uri(elsewhere), new AtomicInteger());
        try {
            assertThat(create(product, uri(redirecting)).status()).isEqualTo(503);
            assertThat(asked).hasValue(0);
        } finally {
            elsewhere.stop(0);
            redirecting.stop(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldPauseAServerInTrouble(Product product) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer troubled = server(503, null, asked);
        try {
            for (int call = 0; call < 8; call++) {
                assertThat(create(product, uri(troubled)).status()).isEqualTo(503);
            }
            assertThat(create(product, uri(troubled)).body().path("detail").asText())
                    .contains("calls are paused until");
            assertThat(asked).hasValueLessThan(8);
        } finally {
            troubled.stop(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldShowTheBudgetOfAConnectorAtWork(Product product) {
        Workplace.make(product, "network");
        String connector = new ConnectorClient(
                        ADDRESSES.connectorService(), new Tokens(ADDRESSES.issuer()).of("viewer"))
                .connectorNamed("system-" + product)
                .orElseThrow()
                .toString();

        JsonNode limits = CONNECTORS.get("/connectors/" + connector + "/limits");

        assertThat(limits.path("breaker").asText()).isEqualTo("CLOSED");
        assertThat(limits.path("budgets").findValuesAsText("resource"))
                .isEqualTo(
                        switch (product) {
                            case CLOUD -> List.of("REPOSITORY_DATA", "WEBHOOK_DATA");
                            case DATA_CENTER -> List.of("ALL");
                        });
        for (JsonNode left : limits.path("budgets").findValues("remaining")) {
            assertThat(left.asInt()).isBetween(1, 999);
        }
    }

    private static RestClient.Answer create(Product product, URI baseUrl) {
        return CONNECTORS.send(
                "POST",
                "/connectors",
                Map.of(
                        "name",
                        "network-" + System.nanoTime(),
                        "product",
                        product,
                        "baseUrl",
                        baseUrl,
                        "credential",
                        Map.of("kind", "accessToken", "token", "never-to-be-accepted")));
    }

    private static HttpServer server(int status, @Nullable URI location, AtomicInteger asked) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            if (location != null) {
                exchange.getResponseHeaders().add("Location", location.toString());
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static URI uri(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
