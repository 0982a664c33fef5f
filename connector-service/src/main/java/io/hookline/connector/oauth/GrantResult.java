package io.hookline.connector.oauth;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of asking for tokens. No kind shows a token. */
sealed interface GrantResult {

    /** Tokens. {@code refresh} is null where there is none; {@code scopes} is empty where Bitbucket did not say. */
    record Issued(String access, @Nullable String refresh, Duration life, Set<String> scopes) implements GrantResult {

        public Issued {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Issued[***]";
        }
    }

    /** Bitbucket refuses the grant or the consumer; {@code error} is OAuth's code, such as {@code invalid_grant}. */
    record Refused(String error) implements GrantResult {}

    /** Bitbucket did not answer, or not as OAuth has it. It may have acted all the same. */
    record Unavailable(String why) implements GrantResult {}
}
