package io.hookline.embedded;

import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import no.nav.security.mock.oauth2.http.SslKeystore;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OIDC issuer on the loopback interface that gives a token to whoever asks, by client credentials: the client id says which role
 * ({@link Roles}), any secret is accepted unless secrets are given, and the signing keys are public. It proves that the services check
 * tokens; it protects nothing.
 */
public final class EmbeddedIssuer implements AutoCloseable {

    private static final String ISSUER_ID = "hookline";
    private static final String KEY_STORE_PASSWORD = "of-this-process-alone";

    private final MockOAuth2Server server;
    private final String address;

    private EmbeddedIssuer(MockOAuth2Server server, String address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts an issuer.
     *
     * @param port 0 for a free one
     */
    public static EmbeddedIssuer start(int port) {
        int chosen = FreePort.orPick(port);
        return start(
                chosen, "http://127.0.0.1:" + chosen, GroupsByClient.ofAnybody(ISSUER_ID), new MockWebServerWrapper());
    }

    /** Starts an issuer on a free port, called {@code localhost}, that speaks TLS and gives tokens to these clients for their secrets. */
    public static EmbeddedIssuer start(Identity identity, Map<String, String> secrets) {
        int port = FreePort.pick();
        Ssl ssl = new Ssl(new SslKeystore(KEY_STORE_PASSWORD, identity.keyStore(KEY_STORE_PASSWORD)));
        return start(
                port,
                "https://localhost:" + port,
                GroupsByClient.ofClients(ISSUER_ID, secrets),
                new MockWebServerWrapper(ssl));
    }

    private static EmbeddedIssuer start(int port, String address, GroupsByClient groups, OAuth2HttpServer http) {
        MockOAuth2Server server = new MockOAuth2Server(
                new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(groups), http));
        server.start(FreePort.loopback(), port);
        return new EmbeddedIssuer(server, address);
    }

    /** What {@code quarkus.oidc.auth-server-url} wants; also the issuer in its tokens. */
    public String authServerUrl() {
        return address + "/" + ISSUER_ID;
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
