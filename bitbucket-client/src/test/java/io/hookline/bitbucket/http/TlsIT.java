package io.hookline.bitbucket.http;

import static io.hookline.bitbucket.Results.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.CertificateFault;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.StubServer;
import io.hookline.bitbucket.outbound.OutboundRules;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsIT {

    private static Certificates certificates;

    @BeforeAll
    static void make(@TempDir Path directory) {
        certificates = new Certificates(directory)
                .issued("good")
                .issued("expired", "-startdate", "-10d", "-validity", "5")
                .issued("early", "-startdate", "+5d", "-validity", "10")
                .issued("elsewhere", "-ext", "san=dns:git.example.com")
                .selfSigned("self");
    }

    @ParameterizedTest
    @CsvSource({
        "good, UNKNOWN_ISSUER, CN=Test authority",
        "self, SELF_SIGNED, self-signed",
        "expired, EXPIRED, expired at",
        "early, NOT_YET_VALID, valid from",
    })
    void shouldTellWhyAServerIsNotTrusted(String alias, CertificateFault fault, String words) {
        assertUntrusted(alias, null, fault, words);
    }

    @ParameterizedTest
    @CsvSource({
        "expired, EXPIRED, expired at",
        "early, NOT_YET_VALID, valid from",
        "elsewhere, WRONG_HOST, another host",
        "self, SELF_SIGNED, self-signed",
    })
    void shouldNotTrustEverythingThatABundlesAuthoritySigned(String alias, CertificateFault fault, String words) {
        assertUntrusted(alias, bundle("ca"), fault, words);
    }

    @ParameterizedTest
    @CsvSource({"good, ca", "self, self"})
    void shouldTrustABundle(String alias, String trusted) {
        try (var server = StubServer.overTls(certificates.server(alias));
                var transport = transport(bundle(trusted))) {
            server.on("/", 200, "hello");

            assertThat(transport.send(get(server.uri())).map(Answer::status).isOk())
                    .isTrue();
        }
    }

    @Test
    void shouldTrustJavasOwnAuthoritiesBesideABundle() throws Exception {
        assertThat(TrustedAuthorities.trusted(bundle("ca")).getAcceptedIssuers())
                .contains(TrustedAuthorities.trusted(null).getAcceptedIssuers())
                .containsAll(bundle("ca").certificates());
    }

    private static void assertUntrusted(String alias, @Nullable CaBundle bundle, CertificateFault fault, String words) {
        try (var server = StubServer.overTls(certificates.server(alias));
                var transport = transport(bundle)) {
            server.on("/", 200, "hello");

            assertThat(failure(transport.send(get(server.uri()))))
                    .isInstanceOfSatisfying(Failure.Untrusted.class, untrusted -> {
                        assertThat(untrusted.fault()).isEqualTo(fault);
                        assertThat(untrusted.why())
                                .startsWith("127.0.0.1 shows")
                                .contains(words);
                    });
            assertThat(server.seen()).isEmpty();
        }
    }

    private static Transport transport(@Nullable CaBundle bundle) {
        return new Transport(OutboundRules.unrestricted(), bundle, TransportLimits.usual());
    }

    private static CaBundle bundle(String alias) {
        return new CaBundle(certificates.pem(alias));
    }

    private static Outgoing get(URI address) {
        return new Outgoing("GET", address, Map.of(), null);
    }
}
