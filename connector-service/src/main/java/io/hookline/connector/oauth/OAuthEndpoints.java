package io.hookline.connector.oauth;

import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.Instance;
import io.hookline.contracts.event.Product;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a Bitbucket's OAuth 2 is, and in what the products differ.
 *
 * @param base the address that the paths below follow
 * @param caBundle certificates to trust there beside the usual ones
 */
public record OAuthEndpoints(
        Product product, URI base, @Nullable CaBundle caBundle) {

    private static final URI CLOUD_SITE = URI.create("https://bitbucket.org");

    /** Cloud ends a grant that rested for three months (CHANGE-3052); Data Center tells no such time. */
    private static final Duration CLOUD_IDLE_LIFE = Duration.ofDays(90);

    /** The endpoints of an instance, by the address of its API. */
    public static OAuthEndpoints of(Product product, URI apiBase, @Nullable CaBundle caBundle) {
        return new OAuthEndpoints(
                product,
                switch (product) {
                    case CLOUD ->
                        apiBase.equals(Instance.Cloud.PUBLIC_API)
                                ? CLOUD_SITE.resolve("/site/oauth2")
                                : apiBase.resolve("/site/oauth2");
                    case DATA_CENTER -> URI.create(apiBase + "/rest/oauth2/latest");
                },
                caBundle);
    }

    String tokenPath() {
        return switch (product) {
            case CLOUD -> "/access_token";
            case DATA_CENTER -> "/token";
        };
    }

    /** Cloud documents no endpoint that revokes. */
    Optional<String> revocationPath() {
        return switch (product) {
            case CLOUD -> Optional.empty();
            case DATA_CENTER -> Optional.of("/revoke");
        };
    }

    /** PKCE is documented for Data Center alone; Cloud's support is not known, and its consumers have a secret. */
    boolean takesCodeChallenge() {
        return product == Product.DATA_CENTER;
    }

    Optional<Duration> idleLife() {
        return switch (product) {
            case CLOUD -> Optional.of(CLOUD_IDLE_LIFE);
            case DATA_CENTER -> Optional.empty();
        };
    }

    /**
     * The address that a person opens to grant access.
     *
     * @param scopes asked for on Data Center; on Cloud they are fixed on the consumer
     * @param challenge the code challenge, where the product takes one
     */
    URI authorization(String clientId, URI callback, String state, Set<String> scopes, @Nullable String challenge) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", clientId);
        query.put("response_type", "code");
        query.put("state", state);
        if (product == Product.DATA_CENTER) {
            query.put("redirect_uri", callback.toString());
            query.put("scope", String.join(" ", scopes));
        }
        if (challenge != null) {
            query.put("code_challenge", challenge);
            query.put("code_challenge_method", "S256");
        }
        return URI.create(base + "/authorize?"
                + query.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }
}
