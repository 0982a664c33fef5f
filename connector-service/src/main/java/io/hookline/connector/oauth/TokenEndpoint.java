package io.hookline.connector.oauth;

import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.http.TrustedAuthorities;
import io.hookline.bitbucket.outbound.AddressRefusedException;
import io.hookline.bitbucket.outbound.OutboundRules;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer;
import io.hookline.connector.credential.Tokens;
import io.hookline.contracts.event.Product;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.TrustOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks a Bitbucket for tokens. Cloud takes the consumer as Basic authentication, Data Center in the form. Calls block. */
@ApplicationScoped
class TokenEndpoint {

    private static final Duration TIME_OUT = Duration.ofSeconds(15);
    private static final Duration CONNECT_TIME_OUT = Duration.ofSeconds(5);

    /** OAuth's errors (RFC 6749, 5.2) that trying again does not mend; any other answer says nothing of the grant. */
    private static final Set<String> FINAL = Set.of(
            "invalid_grant",
            "invalid_client",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_request",
            "invalid_scope",
            "access_denied");

    private final OidcClients clients;
    private final OutboundRules rules;
    private final TlsConfigurationRegistry trusts;

    TokenEndpoint(OidcClients clients, OutboundRules rules, TlsConfigurationRegistry trusts) {
        this.clients = clients;
        this.rules = rules;
        this.trusts = trusts;
    }

    GrantResult exchange(
            OAuthEndpoints at, OAuthConsumer consumer, String code, URI callback, @Nullable String verifier) {
        Map<String, String> form = new HashMap<>(Map.of("code", code));
        if (at.product() == Product.DATA_CENTER) {
            form.put("redirect_uri", callback.toString());
        }
        if (verifier != null) {
            form.put("code_verifier", verifier);
        }
        return issue(at, consumer, Grant.Type.CODE, client -> client.getTokens(form));
    }

    GrantResult refresh(OAuthEndpoints at, OAuthConsumer consumer, String refreshToken) {
        return issue(at, consumer, Grant.Type.REFRESH, client -> client.refreshTokens(refreshToken));
    }

    GrantResult clientCredentials(OAuthEndpoints at, OAuthConsumer consumer) {
        return issue(at, consumer, Grant.Type.CLIENT, OidcClient::getTokens);
    }

    /** Revokes a grant by its refresh token; false where Bitbucket did not do so. */
    boolean revoke(OAuthEndpoints at, OAuthConsumer consumer, String refreshToken) {
        try {
            return ask(
                    at,
                    consumer,
                    Grant.Type.REFRESH,
                    client -> client.revokeAccessToken(refreshToken, Map.of("token_type_hint", "refresh_token")));
        } catch (RuntimeException e) {
            return false;
        }
    }

    private GrantResult issue(
            OAuthEndpoints at,
            OAuthConsumer consumer,
            Grant.Type grant,
            Function<OidcClient, Uni<io.quarkus.oidc.client.Tokens>> question) {
        try {
            return issued(at, ask(at, consumer, grant, question));
        } catch (RuntimeException e) {
            return refused(e);
        }
    }

    private <T> T ask(
            OAuthEndpoints at, OAuthConsumer consumer, Grant.Type grant, Function<OidcClient, Uni<T>> question) {
        checkAddress(at.base().getHost());
        OidcClient client =
                clients.newClient(config(at, consumer, grant)).await().atMost(TIME_OUT);
        try {
            return question.apply(client).await().atMost(TIME_OUT);
        } finally {
            close(client);
        }
    }

    private OidcClientConfig config(OAuthEndpoints at, OAuthConsumer consumer, Grant.Type grant) {
        OidcClientConfigBuilder config = OidcClientConfig.authServerUrl(
                        at.base().toString())
                .id("bitbucket-" + at.product())
                .discoveryEnabled(false)
                .connectionTimeout(CONNECT_TIME_OUT)
                .tokenPath(at.tokenPath())
                .clientId(consumer.clientId())
                .grant(grant);
        at.revocationPath().ifPresent(config::revokePath);
        if (at.caBundle() != null) {
            config.tlsConfigurationName(trust(at.caBundle()));
        }
        Method method = switch (at.product()) {
            case CLOUD -> Method.BASIC;
            case DATA_CENTER -> Method.POST;
        };
        return config.credentials()
                .clientSecret(consumer.clientSecret(), method)
                .end()
                .build();
    }

    /** The client has no hook for the addresses that it connects to, so the rules are asked just before. */
    private void checkAddress(String host) {
        try {
            rules.resolve(host);
        } catch (AddressRefusedException e) {
            throw new RefusedException(Objects.requireNonNull(e.getMessage()));
        } catch (UnknownHostException e) {
            throw new RefusedException("there is no host of this name");
        }
    }

    /** Registers a bundle by what is in it: two connectors with the same certificates share an entry. */
    private String trust(CaBundle bundle) {
        String name = "ca-bundle-" + UUID.nameUUIDFromBytes(bundle.pem().getBytes(StandardCharsets.US_ASCII));
        if (trusts.get(name).isEmpty()) {
            trusts.register(name, new BundleTrust(name, bundle));
        }
        return name;
    }

    /** Trusts a bundle's authorities beside Java's own. */
    private static final class BundleTrust extends BaseTlsConfiguration {

        private final String name;
        private final TrustOptions trust;

        private BundleTrust(String name, CaBundle bundle) {
            this.name = name;
            this.trust = TrustOptions.wrap(TrustedAuthorities.trusted(bundle));
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public TrustOptions getTrustStoreOptions() {
            return trust;
        }
    }

    /** The address is one that is not connected to. The message is for people. */
    private static final class RefusedException extends RuntimeException {

        private RefusedException(String message) {
            super(message);
        }
    }

    private static GrantResult issued(OAuthEndpoints at, io.quarkus.oidc.client.Tokens answer) {
        String access = answer.getAccessToken();
        String life = answer.get("expires_in");
        if (access == null || access.isBlank() || life == null) {
            return new GrantResult.Unavailable("the answer has no token, or does not tell its life");
        }
        String scopes = switch (at.product()) {
            case CLOUD -> answer.get("scopes");
            case DATA_CENTER -> answer.get("scope");
        };
        return new GrantResult.Issued(
                access, answer.getRefreshToken(), Duration.ofSeconds(Long.parseLong(life)), Tokens.scopes(scopes));
    }

    private static GrantResult refused(RuntimeException failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedException && cause.getMessage() != null) {
            return new GrantResult.Unavailable(cause.getMessage());
        }
        if (cause instanceof TimeoutException) {
            return new GrantResult.Unavailable("no answer within " + TIME_OUT.toSeconds() + " s");
        }
        if (cause instanceof OidcClientException && cause.getMessage() != null) {
            return FINAL.stream()
                    .filter(error(cause.getMessage())::equals)
                    .findFirst()
                    .<GrantResult>map(GrantResult.Refused::new)
                    .orElseGet(() -> new GrantResult.Unavailable("the answer is none of OAuth's"));
        }
        // The message can hold an address; the class says enough.
        return new GrantResult.Unavailable("no answer (" + cause.getClass().getSimpleName() + ")");
    }

    /** OAuth's error code in the body of a refusal, which the client hands on as its exception's message. */
    private static String error(String body) {
        try {
            return new JsonObject(body).getString("error", "");
        } catch (DecodeException | ClassCastException e) {
            return "";
        }
    }

    private static void close(OidcClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException("closing a client does no I/O", e);
        }
    }
}
