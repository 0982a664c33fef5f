package io.hookline.connector.connection;

import io.hookline.bitbucket.Result;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.credential.CredentialSecret;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer;
import io.hookline.connector.credential.CredentialView;
import io.hookline.connector.credential.Credentials;
import io.hookline.connector.credential.Credentials.Opened;
import io.hookline.connector.credential.NewCredential;
import io.hookline.connector.credential.Use;
import io.hookline.connector.oauth.Authorizations;
import io.hookline.connector.store.Database;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Changes the credentials of connectors. A new one is proven first; the old one stays where that fails. Calls block. */
@ApplicationScoped
public class CredentialChanges {

    private static final Logger LOG = Logger.getLogger(CredentialChanges.class);

    private final Connectors connectors;
    private final Credentials credentials;
    private final CredentialProofs proofs;
    private final Authorizations authorizations;
    private final Database database;
    private final Optional<URI> callback;

    CredentialChanges(
            Connectors connectors,
            Credentials credentials,
            CredentialProofs proofs,
            Authorizations authorizations,
            Database database,
            ConnectorConfig config) {
        this.connectors = connectors;
        this.credentials = credentials;
        this.proofs = proofs;
        this.authorizations = authorizations;
        this.database = database;
        this.callback = config.oauthCallbackUrl().map(URI::create);
    }

    /** Replaces a credential, or adds it; {@code user} is who asks for it. */
    public CredentialChange replace(CredentialKey key, NewCredential wanted, String user) {
        Optional<ConnectorView> connector = connectors.find(key.connector());
        if (connector.isEmpty()) {
            return new CredentialChange.UnknownConnector();
        }
        ConnectorView at = connector.get();
        if (wanted.secret() instanceof OAuthConsumer consumer && consumer.kind() == CredentialKind.OAUTH_CODE) {
            return authorize(key, at, consumer, user);
        }
        return switch (proofs.prove(key, at.settings(), wanted)) {
            case Result.Ok<ProvenCredential>(var proven) -> new CredentialChange.Changed(store(proven));
            case Result.Failed<ProvenCredential>(var failure) -> new CredentialChange.NotProven(failure);
        };
    }

    /** Begins an authorization by a person for the OAuth consumer that the connector has. */
    public CredentialChange authorize(CredentialKey key, String user) {
        Optional<ConnectorView> connector = connectors.find(key.connector());
        if (connector.isEmpty()) {
            return new CredentialChange.UnknownConnector();
        }
        return credentials.open(key).map(Opened::secret).orElse(null) instanceof OAuthConsumer consumer
                        && consumer.kind() == CredentialKind.OAUTH_CODE
                ? authorize(key, connector.get(), consumer, user)
                : new CredentialChange.NotGranted();
    }

    private CredentialChange authorize(CredentialKey key, ConnectorView at, OAuthConsumer consumer, String user) {
        return callback.<CredentialChange>map(back -> new CredentialChange.Waiting(
                        authorizations.begin(key, at.settings().oauth(), consumer, back, user)))
                .orElseGet(CredentialChange.NoCallback::new);
    }

    private CredentialView store(ProvenCredential proven) {
        database.inTransaction(() -> credentials.store(proven.sealed(), proven.account()));
        CredentialKey key = proven.sealed().key();
        LOG.infof(
                "Credential replaced: credential=%s kind=%s",
                key, proven.sealed().kind());
        return credentials.find(key).orElseThrow();
    }

    /** Removes a credential that a connector can do without; false where it has none for that use. */
    public boolean remove(CredentialKey key) {
        return key.use() != Use.SETUP && credentials.remove(key);
    }

    /** Makes a connector forget its secrets, revoked on Bitbucket where it allows that; empty when there is no such connector. */
    public Optional<Disconnection> disconnect(ConnectorId id) {
        return connectors.find(id).map(connector -> {
            List<String> left = new ArrayList<>();
            for (CredentialView credential : credentials.of(id)) {
                String remains = end(connector, credential);
                if (remains != null) {
                    left.add(credential.key().use() + ": " + remains);
                }
                credentials.disconnect(credential.key());
            }
            LOG.infof("Connector disconnected: connector=%s", id);
            return new Disconnection(left);
        });
    }

    /** Ends a credential on Bitbucket; what remains there, and what to do about it. */
    private @Nullable String end(ConnectorView at, CredentialView credential) {
        Opened opened = credentials.open(credential.key()).orElse(null);
        if (opened == null) {
            return null;
        }
        return switch (opened.secret()) {
            case null -> null;
            case OAuthConsumer consumer -> endGrant(at, consumer, opened);
            case CredentialSecret.Fixed _ ->
                switch (credential.kind()) {
                    case BASIC -> "the password is unchanged; change it in Bitbucket's account settings";
                    case API_TOKEN, ACCESS_TOKEN, OAUTH_CLIENT, OAUTH_CODE, SSH_KEY ->
                        "the token is still good; delete it where it was made on Bitbucket";
                };
            case CredentialSecret.GitKey _ -> "the SSH key is still good; remove it from the Bitbucket user";
        };
    }

    private @Nullable String endGrant(ConnectorView at, OAuthConsumer consumer, Opened opened) {
        String refresh = opened.tokens() == null ? null : opened.tokens().refresh();
        if (consumer.kind() == CredentialKind.OAUTH_CODE && refresh == null) {
            return null;
        }
        if (refresh != null && authorizations.revoke(at.settings().oauth(), consumer, refresh)) {
            return null;
        }
        return at.product() == Product.CLOUD
                ? "Bitbucket Cloud documents no way to revoke a grant from here; remove it under Personal settings,"
                        + " Application authorizations, or delete the OAuth consumer"
                : "Bitbucket did not revoke the grant; remove it under Manage account, Authorized applications";
    }
}
