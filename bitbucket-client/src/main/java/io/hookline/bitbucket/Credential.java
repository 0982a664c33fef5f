package io.hookline.bitbucket;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What opens Bitbucket. No kind shows itself in {@code toString}. */
public sealed interface Credential {

    /** The value of the {@code Authorization} header. Secret. */
    String authorization();

    /** How git over HTTP(S) is to log in with it. */
    GitLogin gitLogin();

    /** Whose budget of calls is spent: the same for credentials that follow one another as one identity. */
    default Object payer() {
        return this;
    }

    /** A user name and password for git over HTTP(S). */
    record GitLogin(String user, String password) {

        @Override
        public String toString() {
            return "GitLogin[" + user + ", ***]";
        }
    }

    /** The user name that goes with tokens that stand for no user. */
    String TOKEN_USER = "x-token-auth";

    /** The user name that goes with a Cloud user's API token, whoever the user is. */
    String API_TOKEN_USER = "x-bitbucket-api-token-auth";

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
        public GitLogin gitLogin() {
            return new GitLogin(API_TOKEN_USER, token);
        }

        @Override
        public String toString() {
            return "ApiToken[***]";
        }
    }

    /**
     * A Cloud access token, or a Data Center HTTP access token.
     *
     * @param user the user name of a Data Center user's own token, which git needs; null for tokens of projects and repositories
     */
    record AccessToken(String token, @Nullable String user) implements Credential {

        public AccessToken {
            // A header refuses other characters with an exception that shows them.
            Checks.visibleAscii(token, "a token");
            if (user != null) {
                Checks.notBlank(user, "user");
            }
        }

        /** A token that stands for no user. */
        public AccessToken(String token) {
            this(token, null);
        }

        @Override
        public String authorization() {
            return "Bearer " + token;
        }

        @Override
        public GitLogin gitLogin() {
            return new GitLogin(user == null ? TOKEN_USER : user, token);
        }

        @Override
        public String toString() {
            return "AccessToken[***]";
        }
    }

    /**
     * An OAuth access token, which another of the same grant follows before it expires.
     *
     * @param grant names the grant, and with it the budget of calls that all its tokens spend
     */
    record OAuthToken(String token, String grant) implements Credential {

        public OAuthToken {
            Checks.visibleAscii(token, "a token");
        }

        @Override
        public String authorization() {
            return "Bearer " + token;
        }

        @Override
        public GitLogin gitLogin() {
            return new GitLogin(TOKEN_USER, token);
        }

        @Override
        public Object payer() {
            return grant;
        }

        @Override
        public String toString() {
            return "OAuthToken[***]";
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
        public GitLogin gitLogin() {
            return new GitLogin(user, password);
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
