package io.hookline.bitbucket.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.outbound.OutboundRules;
import io.hookline.simulator.tls.TestCertificates;
import io.hookline.simulator.tls.TlsFront;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkProbesIT {

    private static final String HOST = "127.0.0.1";
    private static final byte[] PROTOCOL_VERSION_ALERT = {21, 3, 3, 0, 2, 2, 70};

    @TempDir
    static Path directory;

    private static TestCertificates certificates;
    private static HttpServer plain;

    private final Probes probes = new NetworkProbes(OutboundRules.unrestricted(), Duration.ofSeconds(5));

    @BeforeAll
    static void start() throws IOException {
        certificates = TestCertificates.make(directory);
        plain = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(HOST), 0), 8);
        plain.createContext("/", exchange -> {
            try (exchange) {
                var shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(302, shown.length());
                exchange.getResponseBody().write(shown.getBytes(StandardCharsets.US_ASCII));
            }
        });
        plain.start();
    }

    @AfterAll
    static void stop() {
        plain.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"GOOD, true, true", "OTHER_HOST, true, false", "EXPIRED, false, false", "NOT_YET_VALID, false, false"})
    void shouldTrustABundlesAuthorityBesideThePlatforms(TestCertificates.Kind kind, boolean trusted, boolean matches) {
        try (var front = TlsFront.open(certificates, kind, URI.create("http://" + HOST))) {
            var seen = probes.handshake(HOST, front.port(), new CaBundle(certificates.authorityPem()));
            assertThat(seen).isInstanceOfSatisfying(TlsSighting.Shown.class, shown -> {
                assertThat(shown.issuerTrusted()).isEqualTo(trusted);
                assertThat(shown.hostMatches()).isEqualTo(matches);
                assertThat(shown.chain()).hasSize(2);
            });
        }
    }

    @Test
    void shouldTrustASelfSignedCertificateOnlyWhereItIsGiven() {
        try (var front = TlsFront.open(certificates, TestCertificates.Kind.SELF_SIGNED, URI.create("http://" + HOST))) {
            var given = new CaBundle(certificates.pem(TestCertificates.Kind.SELF_SIGNED));
            assertThat(probes.handshake(HOST, front.port(), given))
                    .isInstanceOfSatisfying(TlsSighting.Shown.class, shown -> {
                        assertThat(shown.issuerTrusted()).isTrue();
                        assertThat(shown.chain().getFirst().isSelfSigned()).isTrue();
                    });
            assertThat(probes.handshake(HOST, front.port(), null))
                    .isInstanceOfSatisfying(
                            TlsSighting.Shown.class,
                            shown -> assertThat(shown.issuerTrusted()).isFalse());
        }
    }

    @Test
    void shouldSeeThatAServerDoesNotSpeakTls() throws IOException {
        assertThat(handshakeAnswered("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(TlsSighting.NotTls.class);
    }

    @Test
    void shouldSeeThatAServerHasNoCommonProtocol() throws IOException {
        assertThat(handshakeAnswered(PROTOCOL_VERSION_ALERT)).isInstanceOf(TlsSighting.NoCommonProtocol.class);
    }

    private TlsSighting handshakeAnswered(byte[] answer) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept();
                        OutputStream out = socket.getOutputStream()) {
                    out.write(answer);
                    out.flush();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The other side has hung up, having seen enough.
                }
            });
            return probes.handshake(HOST, server.getLocalPort(), null);
        }
    }

    @Test
    void shouldSeeOpenAndClosedPorts() throws IOException {
        int free;
        try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
            free = server.getLocalPort();
            assertThat(probes.connect(HOST, free)).isEqualTo(TcpSighting.CONNECTED);
        }
        assertThat(probes.connect(HOST, free)).isEqualTo(TcpSighting.REFUSED);
    }

    @Test
    void shouldResolveNamesAndTellTheirRange() {
        assertThat(probes.resolve("bitbucket.invalid")).isInstanceOf(AddressSighting.Unknown.class);
        assertThat(probes.resolve("localhost"))
                .isInstanceOfSatisfying(
                        AddressSighting.Resolved.class,
                        seen -> assertThat(seen.range()).isEqualTo(AddressRange.LOOPBACK));
    }

    @Test
    void shouldGoNowhereThatTheRuleRefuses() {
        var strict = new NetworkProbes(OutboundRules.allowing("allow", List.of()));
        int port = plain.getAddress().getPort();
        assertThat(strict.resolve(HOST))
                .isInstanceOfSatisfying(
                        AddressSighting.NotAllowed.class,
                        refused -> assertThat(refused.toString()).contains(HOST));
        assertThat(strict.connect(HOST, port)).isEqualTo(TcpSighting.SILENT);
        assertThat(strict.handshake(HOST, port, null)).isInstanceOf(TlsSighting.NoAnswer.class);
        assertThat(strict.get(URI.create("http://" + HOST + ":" + port), Optional.empty(), null))
                .isInstanceOf(HttpSighting.NoAnswer.class);
    }

    @Test
    void shouldTellARedirectWithoutFollowingItAndShowNoBody() {
        var address = URI.create("http://" + HOST + ":" + plain.getAddress().getPort() + "/");
        assertThat(probes.get(address, Optional.of("Bearer canary"), null))
                .isInstanceOfSatisfying(HttpSighting.Answer.class, answer -> {
                    assertThat(answer.status()).isEqualTo(302);
                    assertThat(answer.header("Location")).contains("/elsewhere");
                    assertThat(answer.mediaType()).isEqualTo("text/plain");
                    assertThat(answer.body()).isEqualTo("Bearer canary");
                    assertThat(answer.toString()).doesNotContain("canary");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, PUBLIC",
        "10.0.0.1, PRIVATE",
        "192.168.1.1, PRIVATE",
        "fd00::1, PRIVATE",
        "127.0.0.1, LOOPBACK",
        "::1, LOOPBACK",
        "169.254.169.254, RESERVED",
        "fe80::1, RESERVED",
        "224.0.0.1, RESERVED",
        "0.0.0.0, RESERVED",
        "::ffff:10.0.0.1, PRIVATE"
    })
    void shouldKnowTheRangeOfAnAddress(String address, AddressRange range) {
        assertThat(AddressRange.of(InetAddress.ofLiteral(address))).isEqualTo(range);
    }
}
