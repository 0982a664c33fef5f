package io.hookline.connector.credential;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a credential.
 *
 * @param changedAt when it was connected or disconnected
 * @param connected whether there is something to open Bitbucket with
 * @param expiresAt when it ends, as far as a person stated it or OAuth's rules tell it
 * @param lastGoodAt when Bitbucket last took it
 * @param refusal when Bitbucket began to refuse it, and in which words
 * @param shortage since when and of which scopes it was found to be short
 */
public record CredentialFacts(
        CredentialKind kind,
        Instant changedAt,
        boolean connected,
        @Nullable Instant expiresAt,
        @Nullable Instant lastGoodAt,
        @Nullable Refusal refusal,
        @Nullable Shortage shortage) {

    /** That Bitbucket refuses the credential. */
    public record Refusal(Instant since, String why) {}

    /** That the credential lacks scopes. */
    public record Shortage(Instant since, Set<String> scopes) {

        public Shortage {
            scopes = Set.copyOf(scopes);
        }
    }
}
