package io.hookline.connector.api;

import io.hookline.connector.connection.ConnectorView;
import io.hookline.connector.connection.ConnectorView.HostKeyOrigin;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A connector without its secret. */
@Schema(name = "Connector")
record ConnectorAnswer(
        @Schema(implementation = String.class) ConnectorId id,
        String name,
        Product product,
        URI baseUrl,
        CredentialAnswer credential,
        @Nullable String serverVersion,
        List<HostKey> hostKeys,

        @Schema(
                description =
                        "SCANNED keys are what the server showed: compare the fingerprints before you trust them.")
        HostKeyOrigin hostKeyOrigin,

        Instant createdAt) {

    /** What kind of credential, and whom Bitbucket takes it for. */
    record CredentialAnswer(CredentialKind kind, @Nullable String account) {}

    /** A pinned SSH host key. */
    record HostKey(String host, int port, String type, String fingerprint) {}

    static ConnectorAnswer of(ConnectorView connector) {
        return new ConnectorAnswer(
                connector.id(),
                connector.name(),
                connector.product(),
                connector.baseUrl(),
                new CredentialAnswer(connector.credentialKind(), connector.account()),
                connector.serverVersion(),
                connector.knownHosts().entries().stream()
                        .map(entry -> new HostKey(
                                entry.host(),
                                entry.port(),
                                entry.key().type(),
                                entry.key().fingerprint()))
                        .toList(),
                connector.hostKeyOrigin(),
                connector.createdAt());
    }
}
