package io.hookline.connector.connection;

import io.hookline.bitbucket.BitbucketFactory;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Result;
import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.CredentialSecret;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer;
import io.hookline.connector.credential.Credentials;
import io.hookline.connector.credential.Credentials.Granted;
import io.hookline.connector.credential.NewCredential;
import io.hookline.connector.oauth.Authorizations;
import io.hookline.connector.oauth.Authorizations.Exchange;
import jakarta.enterprise.context.ApplicationScoped;

/** Tries a credential on Bitbucket before it is stored. Calls block. */
@ApplicationScoped
class CredentialProofs {

    private final Credentials credentials;
    private final Authorizations authorizations;
    private final BitbucketFactory bitbuckets;

    CredentialProofs(Credentials credentials, Authorizations authorizations, BitbucketFactory bitbuckets) {
        this.credentials = credentials;
        this.authorizations = authorizations;
        this.bitbuckets = bitbuckets;
    }

    /** Tries a credential as given. A person's grant, which is yet to come, and a key for git are taken as they are. */
    Result<ProvenCredential> prove(CredentialKey key, ConnectorSettings at, NewCredential wanted) {
        return switch (wanted.secret()) {
            case CredentialSecret.Fixed(var credential) ->
                proof(key, at, credential).map(proof -> new ProvenCredential(credentials.seal(key, wanted), proof));
            case OAuthConsumer consumer -> consumer(key, at, wanted, consumer);
            case CredentialSecret.GitKey _ ->
                Result.ok(new ProvenCredential(credentials.seal(key, wanted), Proof.NONE));
        };
    }

    private Result<ProvenCredential> consumer(
            CredentialKey key, ConnectorSettings at, NewCredential wanted, OAuthConsumer consumer) {
        return switch (consumer.grant()) {
            case AUTHORIZATION_CODE -> Result.ok(new ProvenCredential(credentials.seal(key, wanted), Proof.NONE));
            case CLIENT_CREDENTIALS ->
                switch (authorizations.prove(key, at.oauth(), consumer)) {
                    case Exchange.Done(var granted) -> granted(key, at, consumer, granted);
                    case Exchange.Refused(var error) ->
                        Result.failed(new Failure.Unauthorized("the OAuth consumer is refused (" + error + ")"));
                    case Exchange.Unavailable(var why) -> Result.failed(new Failure.Unavailable(why));
                };
        };
    }

    /** Tries the tokens that a consumer was granted. */
    Result<ProvenCredential> granted(CredentialKey key, ConnectorSettings at, OAuthConsumer consumer, Granted granted) {
        return proof(key, at, new Credential.OAuthToken(granted.tokens().access(), key.toString()))
                .map(proof -> new ProvenCredential(credentials.seal(key, consumer, granted), proof));
    }

    private Result<Proof> proof(CredentialKey key, ConnectorSettings at, Credential credential) {
        return Proof.by(bitbuckets.create(at.connection(key.connector()), credential, Purpose.REPAIR), at);
    }
}
