package io.hookline.connector.connection;

import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.Connection;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.oauth.OAuthEndpoints;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a connector and may change later.
 *
 * @param tags each {@code key} or {@code key:value}
 * @param baseUrl where the API is: what the URL tells, or what was given instead
 * @param testRepository read to prove an account's connection
 * @param caBundle certificates in PEM to be trusted beside the usual ones
 */
public record ConnectorSettings(
        String name,
        String description,
        List<String> tags,
        BitbucketUrl url,
        URI baseUrl,
        ConnectionType connectionType,
        @Nullable RepositoryPath testRepository,
        @Nullable CaBundle caBundle) {

    public ConnectorSettings {
        tags = List.copyOf(tags);
    }

    public Product product() {
        return url.product();
    }

    /** The Bitbucket that it leads to. */
    public Instance instance() {
        return switch (product()) {
            case CLOUD -> new Instance.Cloud(baseUrl);
            case DATA_CENTER -> new Instance.DataCenter(baseUrl);
        };
    }

    /** How it is reached, by which connector. */
    Connection connection(ConnectorId by) {
        return Connection.to(instance()).trusting(caBundle).labelled(by.toString());
    }

    /** Where tokens for it are issued. */
    OAuthEndpoints oauth() {
        return OAuthEndpoints.of(product(), baseUrl, caBundle);
    }

    /** The workspace or project that it is for, where it is for one. */
    public Optional<String> owner() {
        return Optional.ofNullable(url.owner());
    }

    /** The one repository that must be readable for the connection to be good. */
    Optional<RepositoryPath> repositoryToProve() {
        return url.repository().or(() -> Optional.ofNullable(testRepository));
    }

    /** Whether something else would be asked of Bitbucket, so that what was proven of these settings says nothing of the others. */
    boolean connectsOtherwiseThan(ConnectorSettings other) {
        return !url.equals(other.url)
                || !baseUrl.equals(other.baseUrl)
                || connectionType != other.connectionType
                || !repositoryToProve().equals(other.repositoryToProve())
                || !Objects.equals(caBundle, other.caBundle);
    }
}
