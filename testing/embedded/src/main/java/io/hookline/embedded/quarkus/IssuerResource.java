package io.hookline.embedded.quarkus;

import io.hookline.embedded.AccessTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Sets the issuer that tokens are checked against and that the service's own tokens come from. */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {

    /** A bearer token of this role: viewer, operator, admin or runner. */
    public static String token(String role) {
        return AccessTokens.ofRole(url(), role);
    }

    /** The issuer's URL. */
    public static String url() {
        return SystemLoader.call("issuer");
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.oidc.auth-server-url",
                url(),
                "quarkus.oidc-client.auth-server-url",
                url(),
                "quarkus.oidc-client.credentials.secret",
                "any");
    }

    /** The issuer goes on for the next test class. */
    @Override
    public void stop() {}
}
