package io.hookline.connector.oauth;

import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.Place;
import io.hookline.connector.credential.Sealed;
import io.hookline.connector.credential.Use;
import io.hookline.contracts.id.ConnectorId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "oauth_request")
class RequestEntity {

    @Id
    private UUID id;

    @Column(name = "state_hash")
    private String stateHash;

    @Column(name = "connector_id")
    private UUID connectorId;

    @Column(name = "credential_use")
    @Enumerated(EnumType.STRING)
    private Use use;

    @Column(name = "requested_by")
    private String requestedBy;

    private String secret;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @SuppressWarnings("NullAway.Init")
    protected RequestEntity() {}

    RequestEntity(UUID id, String stateHash, CredentialKey key, String requestedBy, Sealed secret, Instant expiresAt) {
        this.id = id;
        this.stateHash = stateHash;
        this.connectorId = key.connector().value();
        this.use = key.use();
        this.requestedBy = requestedBy;
        this.secret = secret.text();
        this.expiresAt = expiresAt;
    }

    static Place secretPlace(UUID id) {
        return new Place("oauth_request", id, "secret");
    }

    UUID id() {
        return id;
    }

    CredentialKey key() {
        return new CredentialKey(new ConnectorId(connectorId), use);
    }

    Sealed secret() {
        return new Sealed(secret);
    }

    String requestedBy() {
        return requestedBy;
    }

    boolean isUsed() {
        return usedAt != null;
    }

    boolean isOver(Instant now) {
        return !expiresAt.isAfter(now);
    }

    void use(Instant now) {
        usedAt = now;
    }
}
