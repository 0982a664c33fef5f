package io.hookline.connector.oauth;

import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer;
import io.hookline.connector.credential.CredentialView;
import io.hookline.connector.credential.Credentials.Granted;
import io.hookline.connector.credential.RequiredScopes;
import io.hookline.connector.credential.Tokens;
import io.hookline.connector.credential.Use;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks for tokens as each grant does it, and reads what was granted. */
@ApplicationScoped
class Grants {

    private final TokenEndpoint endpoint;
    private final Clock clock;

    Grants(TokenEndpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Asks for new tokens. */
    GrantResult renew(OAuthEndpoints at, OAuthConsumer consumer, @Nullable Tokens tokens) {
        return switch (consumer.grant()) {
            case CLIENT_CREDENTIALS -> endpoint.clientCredentials(at, consumer);
            case AUTHORIZATION_CODE -> {
                String refresh = tokens == null ? null : tokens.refresh();
                yield refresh == null
                        ? new GrantResult.Refused("no_refresh_token")
                        : endpoint.refresh(at, consumer, refresh);
            }
        };
    }

    /** Tokens as they are kept; a refresh token that was not replaced stays. */
    Tokens tokens(GrantResult.Issued issued, @Nullable Tokens before, boolean afterRefusal) {
        Instant now = clock.instant();
        String refresh = issued.refresh() == null && before != null ? before.refresh() : issued.refresh();
        return new Tokens(issued.access(), refresh, now, now.plus(issued.life()), issued.scopes(), afterRefusal);
    }

    Granted judged(OAuthEndpoints at, CredentialView credential, Tokens tokens) {
        return judged(at, credential.kind(), credential.key().use(), tokens);
    }

    /** A grant together with when it ends and what it lacks. */
    Granted judged(OAuthEndpoints at, CredentialKind kind, Use use, Tokens tokens) {
        Set<String> missing = tokens.scopes().isEmpty()
                ? Set.of()
                : RequiredScopes.missing(RequiredScopes.of(at.product(), kind, use), tokens.scopes());
        Instant idleEnd = kind == CredentialKind.OAUTH_CODE
                ? at.idleLife().map(tokens.issuedAt()::plus).orElse(null)
                : null;
        return new Granted(tokens, idleEnd, missing);
    }
}
