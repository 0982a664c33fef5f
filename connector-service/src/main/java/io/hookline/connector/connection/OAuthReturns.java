package io.hookline.connector.connection;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.connection.Connected.WrongState.Reason;
import io.hookline.connector.credential.Credentials;
import io.hookline.connector.credential.Credentials.Granted;
import io.hookline.connector.oauth.Authorizations;
import io.hookline.connector.oauth.Authorizations.Exchange;
import io.hookline.connector.oauth.Return;
import io.hookline.connector.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes people back from Bitbucket and connects their connectors. Calls block. */
@ApplicationScoped
public class OAuthReturns {

    private static final Logger LOG = Logger.getLogger(OAuthReturns.class);

    private final Connectors connectors;
    private final Credentials credentials;
    private final CredentialProofs proofs;
    private final Authorizations authorizations;
    private final Database database;
    private final Optional<URI> callback;

    OAuthReturns(
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

    /**
     * Connects the connector for which the state was given out.
     *
     * @param code Bitbucket's, or null where there is an error
     * @param error OAuth's code, such as {@code access_denied}
     */
    public Connected take(String state, @Nullable String code, @Nullable String error) {
        return switch (authorizations.take(state)) {
            case Return.Unknown _ -> new Connected.WrongState(Reason.UNKNOWN);
            case Return.UsedBefore _ -> new Connected.WrongState(Reason.USED_BEFORE);
            case Return.TooLate _ -> new Connected.WrongState(Reason.TOO_LATE);
            case Return.Expected expected ->
                code == null || error != null
                        ? new Connected.Denied(error == null ? "no_code" : error)
                        : exchange(expected, code);
        };
    }

    private Connected exchange(Return.Expected expected, String code) {
        Optional<ConnectorView> connector = connectors.find(expected.key().connector());
        if (connector.isEmpty() || callback.isEmpty()) {
            return new Connected.WrongState(Reason.UNKNOWN);
        }
        ConnectorView at = connector.get();
        return switch (authorizations.exchange(expected, at.settings().oauth(), code, callback.get())) {
            case Exchange.Done(var granted) -> prove(at, expected, granted);
            case Exchange.Refused(var refusal) ->
                new Connected.Failed(new Failure.Unauthorized("the code is refused (" + refusal + ")"));
            case Exchange.Unavailable(var why) -> new Connected.Failed(new Failure.Unavailable(why));
        };
    }

    private Connected prove(ConnectorView at, Return.Expected expected, Granted granted) {
        return switch (proofs.granted(expected.key(), at.settings(), expected.consumer(), granted)) {
            case Result.Failed<ProvenCredential>(var failure) -> new Connected.Failed(failure);
            case Result.Ok<ProvenCredential>(var proven) -> {
                database.inTransaction(() -> credentials.store(proven.sealed(), proven.account()));
                LOG.infof("Connector connected: credential=%s by=%s", expected.key(), expected.requestedBy());
                yield new Connected.Done(credentials.find(expected.key()).orElseThrow());
            }
        };
    }
}
