package io.hookline.connector.connection;

import io.hookline.bitbucket.Identity;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.credential.Place;
import io.hookline.connector.credential.Sealed;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "connector")
class ConnectorEntity {

    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Product product;

    @Column(name = "base_url")
    private String baseUrl;

    @Column(name = "credential_kind")
    @Enumerated(EnumType.STRING)
    private CredentialKind credentialKind;

    private String credential;
    private @Nullable String account;

    @Column(name = "server_version")
    private @Nullable String serverVersion;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected ConnectorEntity() {}

    ConnectorEntity(ConnectorId id, NewConnector wanted, Identity identity, Sealed credential, Instant now) {
        this.id = id.value();
        this.name = wanted.name();
        this.product = wanted.product();
        this.baseUrl = wanted.baseUrl().toString();
        this.credentialKind = CredentialKind.of(wanted.credential());
        this.credential = credential.text();
        this.account = identity.account() == null ? null : identity.account().name();
        this.serverVersion = identity.version();
        this.createdAt = now;
    }

    static Place credentialPlace(ConnectorId id) {
        return new Place("connector", id.value(), "credential");
    }

    Sealed credential() {
        return new Sealed(credential);
    }

    ConnectorView view() {
        return new ConnectorView(
                new ConnectorId(id),
                name,
                product,
                URI.create(baseUrl),
                credentialKind,
                account,
                serverVersion,
                createdAt);
    }
}
