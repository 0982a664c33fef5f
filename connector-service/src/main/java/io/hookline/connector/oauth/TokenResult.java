package io.hookline.connector.oauth;

/** An access token, or why there is none. */
public sealed interface TokenResult {

    /** An access token that Bitbucket should take. */
    record Good(String access) implements TokenResult {

        @Override
        public String toString() {
            return "Good[***]";
        }
    }

    /** Nobody has granted anything yet, or the credential was disconnected. */
    record NotConnected() implements TokenResult {}

    /** Bitbucket grants no more; a person is needed. */
    record Refused(String why) implements TokenResult {}

    /** Nothing is known: Bitbucket did not answer, or another replica has not come to an end. */
    record Unavailable(String why) implements TokenResult {}
}
