package io.hookline.bitbucket.http;

import static io.hookline.bitbucket.Results.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.StubServer;
import io.hookline.bitbucket.outbound.OutboundRules;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name of an attacker's, which resolves to whatever the attacker likes each time. */
class RebindingIT {

    private final StubServer server = new StubServer();
    private final URI address = URI.create(server.uri().toString().replace("127.0.0.1", "git.example.com"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldConnectToTheAddressThatWasCheckedAndKeepTheHostsName() {
        server.on(
                "/",
                exchange -> StubServer.answer(
                        exchange, 200, exchange.getRequestHeaders().getFirst("Host")));

        try (var transport = transport("127.0.0.1")) {
            assertThat(transport.send(get(address)).map(answer -> new String(answer.body(), StandardCharsets.UTF_8)))
                    .isEqualTo(Result.ok(address.getAuthority()));
        }
    }

    @Test
    void shouldCheckEachConnectionAnew() {
        server.on("/", exchange -> {
            exchange.getResponseHeaders().add("Connection", "close");
            StubServer.answer(exchange, 200, "hello");
        });

        try (var transport = transport("127.0.0.1", "127.0.0.2", "127.0.0.1")) {
            assertThat(transport.send(get(address)).isOk()).isTrue();
            assertThat(failure(transport.send(get(address))))
                    .isEqualTo(new Failure.NotAllowed(
                            "git.example.com is at 127.0.0.2, a loopback address that the list does not open"));
            assertThat(transport.send(get(address)).isOk()).isTrue();
        }
        assertThat(server.seen()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.1", "2130706433", "[::ffff:127.0.0.1]"})
    void shouldRefuseLiteralAddressesAsWell(String host) {
        var rules = OutboundRules.allowing("the list", List.of());
        var target = URI.create("http://" + host + ":" + server.uri().getPort());
        try (var transport = new Transport(rules, null, TransportLimits.usual())) {
            assertThat(failure(transport.send(get(target)))).isInstanceOf(Failure.NotAllowed.class);
        }
        assertThat(server.seen()).isEmpty();
    }

    private static Transport transport(String... addresses) {
        Queue<String> next = new ArrayDeque<>(Arrays.asList(addresses));
        var rules = OutboundRules.allowing(
                "the list", List.of("127.0.0.1"), _ -> new InetAddress[] {InetAddress.ofLiteral(next.remove())});
        return new Transport(rules, null, TransportLimits.usual());
    }

    private static Outgoing get(URI address) {
        return new Outgoing("GET", address, Map.of(), null);
    }
}
