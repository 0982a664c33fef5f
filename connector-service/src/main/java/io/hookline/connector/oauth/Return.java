package io.hookline.connector.oauth;

import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer;
import org.jspecify.annotations.Nullable;

/** A person's return from Bitbucket, as far as its state tells. */
public sealed interface Return {

    /**
     * The state was good, and is used up now.
     *
     * @param requestedBy who began the authorization
     * @param verifier the code verifier, where the product takes a challenge
     */
    record Expected(
            CredentialKey key,
            String requestedBy,
            OAuthConsumer consumer,
            @Nullable String verifier) implements Return {

        @Override
        public String toString() {
            return "Expected[" + key + ", ***]";
        }
    }

    /** Nobody began an authorization with this state. */
    record Unknown() implements Return {}

    /** The state was used before. */
    record UsedBefore() implements Return {}

    /** The person came back too late. */
    record TooLate() implements Return {}
}
