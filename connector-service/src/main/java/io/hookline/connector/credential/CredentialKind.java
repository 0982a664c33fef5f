package io.hookline.connector.credential;

import io.hookline.bitbucket.Credential;
import io.vertx.core.json.JsonObject;

/** The kinds of credential, and how each is written before it is sealed. */
public enum CredentialKind {
    API_TOKEN,
    ACCESS_TOKEN,
    BASIC;

    /** The kind of a credential. */
    public static CredentialKind of(Credential credential) {
        return switch (credential) {
            case Credential.ApiToken _ -> API_TOKEN;
            case Credential.AccessToken _ -> ACCESS_TOKEN;
            case Credential.BasicPassword _ -> BASIC;
        };
    }

    /** A credential as text. Secret: only to be sealed. */
    public static String write(Credential credential) {
        JsonObject text = switch (credential) {
            case Credential.ApiToken(var email, var token) -> JsonObject.of("email", email, "token", token);
            case Credential.AccessToken(var token) -> JsonObject.of("token", token);
            case Credential.BasicPassword(var user, var password) -> JsonObject.of("user", user, "password", password);
        };
        return text.encode();
    }

    /** Reads what {@link #write} wrote for this kind. */
    public Credential read(String text) {
        JsonObject json = new JsonObject(text);
        return switch (this) {
            case API_TOKEN -> new Credential.ApiToken(json.getString("email"), json.getString("token"));
            case ACCESS_TOKEN -> new Credential.AccessToken(json.getString("token"));
            case BASIC -> new Credential.BasicPassword(json.getString("user"), json.getString("password"));
        };
    }
}
