package io.hookline.connector.connection;

import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
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
        long version,
        Instant createdAt) {

    /** Which Bitbucket: the same for all connectors to it, and for its host keys. */
    public String instance() {
        return baseUrl().toString();
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
