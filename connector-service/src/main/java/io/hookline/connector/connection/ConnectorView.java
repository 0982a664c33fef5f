package io.hookline.connector.connection;

import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connector without its secret.
 *
 * @param account whom Bitbucket said the credential is, at creation; null where it stands for no user
 * @param serverVersion Data Center's version at creation; null on Cloud
 */
public record ConnectorView(
        ConnectorId id,
        String name,
        Product product,
        URI baseUrl,
        CredentialKind credentialKind,
        @Nullable String account,
        @Nullable String serverVersion,
        KnownHosts knownHosts,
        HostKeyOrigin hostKeyOrigin,
        Instant createdAt) {

    /** Where the pinned host keys came from. */
    public enum HostKeyOrigin {
        /** Bitbucket Cloud's own, which ship with Hookline. */
        SHIPPED,
        /** Given by whoever made the connector. */
        GIVEN,
        /** What the server showed when the connector was made: compare the fingerprints. */
        SCANNED
    }
}
