package io.hookline.connector.connection;

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
        Instant createdAt) {

    /** Which Bitbucket: the same for all connectors to it, and for its host keys. */
    public String instance() {
        return baseUrl.toString();
    }
}
