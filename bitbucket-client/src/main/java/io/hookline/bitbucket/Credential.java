package io.hookline.bitbucket;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What opens Bitbucket. No kind shows itself in {@code toString}. */
public sealed interface Credential {

    /** The value of the {@code Authorization} header. Secret. */
    String authorization();

    /** A Cloud user's API token; goes with the account's e-mail address. */
    record ApiToken(String email, String token) implements Credential {

        public ApiToken {
            Checks.notBlank(email, "e-mail");
            Checks.notBlank(token, "token");
        }

        @Override
        public String authorization() {
            return basic(email, token);
        }

        @Override
        public String toString() {
            return "ApiToken[***]";
        }
    }

    /** A Cloud access token or OAuth access token, or a Data Center HTTP access token. */
    record AccessToken(String token) implements Credential {

        public AccessToken {
            // A header refuses other characters with an exception that shows them.
            Checks.visibleAscii(token, "a token");
        }

        @Override
        public String authorization() {
            return "Bearer " + token;
        }

        @Override
        public String toString() {
            return "AccessToken[***]";
        }
    }

    /** A Data Center user with a password. */
    record BasicPassword(String user, String password) implements Credential {

        public BasicPassword {
            Checks.notBlank(user, "user");
            Checks.notBlank(password, "password");
        }

        @Override
        public String authorization() {
            return basic(user, password);
        }

        @Override
        public String toString() {
            return "BasicPassword[***]";
        }
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
