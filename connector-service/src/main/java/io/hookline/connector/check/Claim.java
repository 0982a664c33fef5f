package io.hookline.connector.check;

import io.hookline.bitbucket.Credential;
import java.util.Arrays;

/**
 * What a credential is said to be, and what its secret looks like. Holds no secret.
 *
 * @param account the e-mail address or user name it was given with; empty where it has none
 */
record Claim(Kind kind, String account, Form form) {

    enum Kind {
        API_TOKEN,
        ACCESS_TOKEN,
        OAUTH,
        PASSWORD
    }

    /** What Atlassian's tokens begin with. Older ones have no such beginning, so a form is a hint and no proof. */
    enum Form {
        CLOUD_API_TOKEN("ATATT"),
        CLOUD_ACCESS_TOKEN("ATCTT"),
        APP_PASSWORD("ATBB"),
        DATA_CENTER_TOKEN("BBDC-"),
        OTHER("");

        private final String prefix;

        Form(String prefix) {
            this.prefix = prefix;
        }

        private static Form of(String secret) {
            return Arrays.stream(values())
                    .filter(form -> secret.startsWith(form.prefix))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    static Claim of(Subject subject) {
        return switch (subject.credential().orElseThrow()) {
            case Credential.ApiToken(var email, var token) -> new Claim(Kind.API_TOKEN, email, Form.of(token));
            case Credential.AccessToken(var token, var _) -> new Claim(Kind.ACCESS_TOKEN, "", Form.of(token));
            case Credential.OAuthToken _ -> new Claim(Kind.OAUTH, "", Form.OTHER);
            case Credential.BasicPassword(var user, var password) -> new Claim(Kind.PASSWORD, user, Form.of(password));
        };
    }
}
