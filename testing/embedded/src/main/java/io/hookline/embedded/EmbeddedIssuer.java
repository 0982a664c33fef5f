package io.hookline.embedded;

import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OIDC issuer on the loopback interface that gives a token to whoever asks, by client credentials: the client id says which role
 * ({@link Roles}), any secret is accepted, and the signing keys are public. It proves that the services check tokens; it protects nothing.
 */
public final class EmbeddedIssuer implements AutoCloseable {

    private static final String ISSUER_ID = "hookline";

    private final MockOAuth2Server server;
    private final int port;

    private EmbeddedIssuer(MockOAuth2Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts an issuer.
     *
     * @param port 0 for a free one
     */
    public static EmbeddedIssuer start(int port) {
        int chosen = FreePort.orPick(port);
        OAuth2Config config = new OAuth2Config(
                false, null, null, false, new OAuth2TokenProvider(), Set.of(new GroupsByClient(ISSUER_ID)));
        MockOAuth2Server server = new MockOAuth2Server(config);
        server.start(FreePort.loopback(), chosen);
        return new EmbeddedIssuer(server, chosen);
    }

    /** What {@code quarkus.oidc.auth-server-url} wants; also the issuer in its tokens. */
    public String authServerUrl() {
        return "http://127.0.0.1:%d/%s".formatted(port, ISSUER_ID);
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
