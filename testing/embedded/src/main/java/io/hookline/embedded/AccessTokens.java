package io.hookline.embedded;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Bearer tokens from an {@link EmbeddedIssuer}, in this process or another. */
public final class AccessTokens {

    private AccessTokens() {}

    /**
     * A token valid for an hour.
     *
     * @param authServerUrl the issuer's
     * @param role one of viewer, operator, admin, runner
     */
    public static String ofRole(String authServerUrl, String role) {
        return ofClient(authServerUrl, Roles.clientFor(role));
    }

    /** A token for any client id; one that the issuer does not know comes without groups. */
    public static String ofClient(String authServerUrl, String clientId) {
        TokenRequest request = new TokenRequest.Builder(
                        URI.create(authServerUrl + "/token"),
                        new ClientSecretBasic(new ClientID(clientId), new Secret("local-secret")),
                        new ClientCredentialsGrant())
                .build();
        try {
            TokenResponse response = TokenResponse.parse(request.toHTTPRequest().send());
            if (response instanceof AccessTokenResponse granted) {
                return granted.getTokens().getAccessToken().getValue();
            }
            throw new IllegalStateException("the issuer refused a token to client " + clientId);
        } catch (IOException e) {
            throw new UncheckedIOException("the issuer at " + authServerUrl + " does not answer", e);
        } catch (ParseException e) {
            throw new IllegalStateException("not a token answer from " + authServerUrl, e);
        }
    }
}
