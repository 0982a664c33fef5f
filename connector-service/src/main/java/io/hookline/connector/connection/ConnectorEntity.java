package io.hookline.connector.connection;

import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "connector")
class ConnectorEntity {

    @Id
    private UUID id;

    private String identifier;
    private String name;
    private String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] tags;

    private String url;

    @Column(name = "url_type")
    @Enumerated(EnumType.STRING)
    private UrlType urlType;

    @Column(name = "connection_type")
    @Enumerated(EnumType.STRING)
    private ConnectionType connectionType;

    @Column(name = "test_repository")
    private @Nullable String testRepository;

    @Column(name = "ca_bundle")
    private @Nullable String caBundle;

    @Column(name = "repository_id")
    private @Nullable String repositoryId;

    @Enumerated(EnumType.STRING)
    private Product product;

    @Column(name = "base_url")
    private String baseUrl;

    @Column(name = "server_version")
    private @Nullable String serverVersion;

    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected ConnectorEntity() {}

    ConnectorEntity(NewConnector wanted, Proof proof, Instant now) {
        this.id = wanted.id().value();
        this.identifier = wanted.identifier().value();
        this.version = 1;
        this.createdAt = now;
        write(wanted.settings());
        proven(proof);
    }

    long version() {
        return version;
    }

    /** New settings; a repository that was proven is forgotten with the URL that named it. */
    void change(ConnectorSettings wanted) {
        if (!wanted.url().toString().equals(url)) {
            repositoryId = null;
        }
        write(wanted);
        version++;
    }

    /** Notes what Bitbucket told when it was asked with the present settings. */
    void proven(Proof proof) {
        serverVersion = proof.identity().version();
        repositoryId = urlType == UrlType.REPOSITORY && proof.repository() != null
                ? proof.repository().value()
                : null;
    }

    ConnectorView view() {
        return new ConnectorView(
                new ConnectorId(id),
                new ConnectorIdentifier(identifier),
                settings(),
                repositoryId == null ? null : new RepositoryId(repositoryId),
                serverVersion,
                version,
                createdAt);
    }

    private ConnectorSettings settings() {
        return new ConnectorSettings(
                name,
                description,
                List.of(tags),
                product == Product.CLOUD ? BitbucketUrl.ofCloudWithOwnApi(url) : BitbucketUrl.of(url, product),
                URI.create(baseUrl),
                connectionType,
                testRepository == null ? null : RepositoryPath.of(testRepository),
                caBundle == null ? null : new CaBundle(caBundle));
    }

    private void write(ConnectorSettings wanted) {
        name = wanted.name();
        description = wanted.description();
        tags = wanted.tags().toArray(String[]::new);
        product = wanted.product();
        url = wanted.url().toString();
        urlType = wanted.url().type();
        baseUrl = wanted.baseUrl().toString();
        connectionType = wanted.connectionType();
        testRepository =
                wanted.testRepository() == null ? null : wanted.testRepository().toString();
        caBundle = wanted.caBundle() == null ? null : wanted.caBundle().pem();
    }
}
