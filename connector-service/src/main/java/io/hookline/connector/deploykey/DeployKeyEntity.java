package io.hookline.connector.deploykey;

import io.hookline.bitbucket.SshPublicKey;
import io.hookline.connector.credential.Place;
import io.hookline.connector.credential.Sealed;
import io.hookline.connector.store.Role;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
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
@Table(name = "deploy_key")
class DeployKeyEntity {

    @Id
    private UUID id;

    @Column(name = "project_id")
    private UUID projectId;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "private_key")
    private String privateKey;

    @Column(name = "made_for")
    private @Nullable UUID madeFor;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected DeployKeyEntity() {}

    DeployKeyEntity(OurKey key, Sealed privateKey) {
        this.id = key.id();
        this.projectId = key.project().value();
        this.role = key.role();
        this.publicKey = key.publicKey().toString();
        this.privateKey = privateKey.text();
        this.madeFor = key.madeFor() == null ? null : key.madeFor().value();
        this.createdAt = key.createdAt();
    }

    static Place privateKeyPlace(UUID id) {
        return new Place("deploy_key", id, "private_key");
    }

    Sealed privateKey() {
        return new Sealed(privateKey);
    }

    OurKey view() {
        return new OurKey(
                id,
                new ProjectId(projectId),
                role,
                SshPublicKey.of(publicKey),
                madeFor == null ? null : new CommandId(madeFor),
                createdAt);
    }
}
