package io.hookline.connector.api;

import io.hookline.connector.connection.ConnectorView;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.hostkey.HostKey;
import io.hookline.connector.hostkey.Trust;
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
        List<HostKeyAnswer> hostKeys,

        @Schema(description = "What a person should do about the host keys before SSH work goes on") @Nullable
        String hostKeyProblem,

        Instant createdAt) {

    /** What kind of credential, and whom Bitbucket takes it for. */
    record CredentialAnswer(CredentialKind kind, @Nullable String account) {}

    static ConnectorAnswer of(ConnectorView connector, List<HostKey> hostKeys) {
        return new ConnectorAnswer(
                connector.id(),
                connector.name(),
                connector.product(),
                connector.baseUrl(),
                new CredentialAnswer(connector.credentialKind(), connector.account()),
                connector.serverVersion(),
                hostKeys.stream().map(HostKeyAnswer::of).toList(),
                Trust.problem(hostKeys).orElse(null),
                connector.createdAt());
    }
}
