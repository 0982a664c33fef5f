package io.hookline.connector.connection;

import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connector without its secret.
 *
 * @param repositoryId the repository of a repository connector, once it was proven
 * @param serverVersion Data Center's, when the settings were last proven; null on Cloud
 * @param version grows with each change of what a person may change
 */
public record ConnectorView(
        ConnectorId id,
        ConnectorIdentifier identifier,
        ConnectorSettings settings,
        @Nullable RepositoryId repositoryId,
        @Nullable String serverVersion,
        KnownHosts knownHosts,
        HostKeyOrigin hostKeyOrigin,
        long version,
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

    public String name() {
        return settings.name();
    }

    public Product product() {
        return settings.product();
    }

    public URI baseUrl() {
        return settings.baseUrl();
    }

    /** Whether a repository may be built through this connector: any through an account's, only its own through a repository's. */
    public boolean covers(RepositoryId repository, RepositoryPath path) {
        return settings.url()
                .repository()
                .map(own -> repositoryId == null
                        ? own.toString().equalsIgnoreCase(path.toString())
                        : repositoryId.equals(repository))
                .orElse(true);
    }
}
