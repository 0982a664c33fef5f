package io.hookline.connector.credential;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A credential that is ready to be stored.
 *
 * @param expiresAt when it ends, as stated by a person
 * @param tokens what OAuth granted; null for other kinds, and before a person has granted anything
 */
public record SealedCredential(
        CredentialKey key,
        CredentialKind kind,
        Sealed secret,
        @Nullable Instant expiresAt,
        @Nullable SealedTokens tokens) {

    /**
     * OAuth tokens that are ready to be stored.
     *
     * @param idleEnd when the grant ends if it is not used; null where that is not known
     * @param missingScopes what the grant lacks, as far as Bitbucket told its scopes
     */
    public record SealedTokens(
            Sealed tokens, Instant issuedAt, @Nullable Instant idleEnd, Set<String> missingScopes) {

        public SealedTokens {
            missingScopes = Set.copyOf(missingScopes);
        }
    }
}
