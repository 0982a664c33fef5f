package io.hookline.connector.credential;

import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer.Grant;
import io.vertx.core.json.JsonObject;

/** The kinds of credential, and how each is written before it is sealed. */
public enum CredentialKind {
    /** A Cloud user's API token, with the account's e-mail. */
    API_TOKEN,
    /** An access token of a Cloud repository, project or workspace, or a Data Center HTTP access token. */
    ACCESS_TOKEN,
    /** A Data Center user name with a password. */
    BASIC,
    /** A Cloud OAuth consumer acting as its owner. */
    OAUTH_CLIENT,
    /** What a person granted to an OAuth consumer or application link. */
    OAUTH_CODE,
    /** An SSH key, for git only. */
    SSH_KEY;

    /** A secret as text. Secret: only to be sealed. */
    public static String write(CredentialSecret secret) {
        JsonObject text = switch (secret) {
            case CredentialSecret.Fixed(var credential) -> fixed(credential);
            case OAuthConsumer(var _, var clientId, var clientSecret) ->
                JsonObject.of("clientId", clientId, "clientSecret", clientSecret);
            case CredentialSecret.GitKey(var key) -> JsonObject.of("privateKey", key.text());
        };
        return text.encode();
    }

    /** Reads what {@link #write} wrote for this kind. */
    public CredentialSecret read(String text) {
        JsonObject json = new JsonObject(text);
        return switch (this) {
            case API_TOKEN ->
                new CredentialSecret.Fixed(new Credential.ApiToken(json.getString("email"), json.getString("token")));
            case ACCESS_TOKEN ->
                new CredentialSecret.Fixed(new Credential.AccessToken(json.getString("token"), json.getString("user")));
            case BASIC ->
                new CredentialSecret.Fixed(
                        new Credential.BasicPassword(json.getString("user"), json.getString("password")));
            case OAUTH_CLIENT -> consumer(Grant.CLIENT_CREDENTIALS, json);
            case OAUTH_CODE -> consumer(Grant.AUTHORIZATION_CODE, json);
            case SSH_KEY -> new CredentialSecret.GitKey(new SshPrivateKey(json.getString("privateKey")));
        };
    }

    private static JsonObject fixed(Credential credential) {
        return switch (credential) {
            case Credential.ApiToken(var email, var token) -> JsonObject.of("email", email, "token", token);
            case Credential.AccessToken(var token, var user) ->
                user == null ? JsonObject.of("token", token) : JsonObject.of("token", token, "user", user);
            case Credential.BasicPassword(var user, var password) -> JsonObject.of("user", user, "password", password);
            case Credential.OAuthToken _ ->
                throw new IllegalStateException("an OAuth access token is never kept as a secret of its own");
        };
    }

    private static OAuthConsumer consumer(Grant grant, JsonObject json) {
        return new OAuthConsumer(grant, json.getString("clientId"), json.getString("clientSecret"));
    }
}
