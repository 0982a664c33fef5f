package io.hookline.connector.connection;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;

/**
 * An opened connector: Bitbucket seen with its credential. Keep it for one piece of work.
 *
 * @param instance which Bitbucket, the same for all connectors to it
 * @param view the connector as it was when it was opened
 */
public record Access(
        ConnectorId connector,
        Product product,
        String instance,
        CredentialKind credentialKind,
        Bitbucket bitbucket,
        KnownHosts knownHosts,
        ConnectorView view) {}
