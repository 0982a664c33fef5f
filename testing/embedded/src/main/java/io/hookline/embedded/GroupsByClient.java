package io.hookline.embedded;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import org.jspecify.annotations.Nullable;

/** The claims of a token: who asked, for which audience, in which groups. */
final class GroupsByClient implements OAuth2TokenCallback {

    private static final String AUDIENCE = "hookline";

    private final String issuerId;
    private final Predicate<TokenRequest> known;

    private GroupsByClient(String issuerId, Predicate<TokenRequest> known) {
        this.issuerId = issuerId;
        this.known = known;
    }

    /** For whoever asks, with any secret. */
    static GroupsByClient ofAnybody(String issuerId) {
        return new GroupsByClient(issuerId, _ -> true);
    }

    /** For these clients with their secrets; others are refused. */
    static GroupsByClient ofClients(String issuerId, Map<String, String> secrets) {
        Map<String, String> all = Map.copyOf(secrets);
        return new GroupsByClient(issuerId, request -> secretOf(request).equals(all.get(clientOf(request))));
    }

    @Override
    public String issuerId() {
        return issuerId;
    }

    @Override
    public String subject(TokenRequest request) {
        return clientOf(request);
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        if (!known.test(request)) {
            throw new OAuth2Exception(OAuth2Error.INVALID_CLIENT, "unknown client, or not its secret");
        }
        String client = clientOf(request);
        return Map.of("azp", client, "groups", Roles.of(client));
    }

    @Override
    public long tokenExpiry() {
        return Duration.ofHours(1).toSeconds();
    }

    private static String clientOf(TokenRequest request) {
        @Nullable ClientAuthentication authentication = request.getClientAuthentication();
        @Nullable ClientID client = authentication == null ? request.getClientID() : authentication.getClientID();
        return client == null ? "anonymous" : client.getValue();
    }

    private static String secretOf(TokenRequest request) {
        return request.getClientAuthentication() instanceof PlainClientSecret plain
                ? plain.getClientSecret().getValue()
                : "";
    }
}
