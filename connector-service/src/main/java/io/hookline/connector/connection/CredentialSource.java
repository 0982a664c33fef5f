package io.hookline.connector.connection;

import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.CredentialSecret;
import io.hookline.connector.credential.Credentials;
import io.hookline.connector.credential.Credentials.Opened;
import io.hookline.connector.credential.KeysUnavailableException;
import io.hookline.connector.credential.UnsealableException;
import io.hookline.connector.oauth.AccessTokens;
import io.hookline.connector.oauth.OAuthEndpoints;
import io.hookline.connector.oauth.TokenResult;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Finds what opens Bitbucket for a credential just now. Calls block. */
@ApplicationScoped
class CredentialSource {

    private static final String NOT_CONNECTED = "the connector is not connected";

    private final Credentials credentials;
    private final AccessTokens tokens;

    CredentialSource(Credentials credentials, AccessTokens tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    /**
     * What opens Bitbucket, or why nothing does.
     *
     * @param refused what Bitbucket just refused; another is sought then, and where there is none the failure is {@code Unauthorized}
     */
    Result<Credential> find(CredentialKey key, OAuthEndpoints at, @Nullable Credential refused) {
        try {
            Opened opened = credentials.open(key).orElse(null);
            return opened == null ? notConnected() : find(key, at, opened, refused);
        } catch (KeysUnavailableException | UnsealableException e) {
            return Result.failed(new Failure.Unavailable("its secret cannot be opened: " + e.getMessage()));
        }
    }

    private Result<Credential> find(CredentialKey key, OAuthEndpoints at, Opened opened, @Nullable Credential refused) {
        return switch (opened.secret()) {
            case null -> notConnected();
            case CredentialSecret.Fixed(var credential) ->
                credential.equals(refused)
                        ? Result.failed(new Failure.Unauthorized("Bitbucket refuses the credential"))
                        : Result.ok(credential);
            case CredentialSecret.OAuthConsumer _ -> token(key, at, refused);
            case CredentialSecret.GitKey _ -> Result.failed(new Failure.Unauthorized("an SSH key opens git only"));
        };
    }

    private Result<Credential> token(CredentialKey key, OAuthEndpoints at, @Nullable Credential refused) {
        String refusedToken = refused instanceof Credential.OAuthToken(var token, var _) ? token : null;
        return switch (tokens.get(key, at, refusedToken)) {
            case TokenResult.Good(var access) -> Result.ok(new Credential.OAuthToken(access, key.toString()));
            case TokenResult.NotConnected _ -> notConnected();
            case TokenResult.Refused(var why) -> Result.failed(new Failure.Unauthorized(why));
            case TokenResult.Unavailable(var why) -> Result.failed(new Failure.Unavailable(why));
        };
    }

    private static Result<Credential> notConnected() {
        return Result.failed(new Failure.Unauthorized(NOT_CONNECTED));
    }
}
