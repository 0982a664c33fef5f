package io.hookline.connector.deploykey;

import io.hookline.bitbucket.DeployKeyId;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.connector.credential.Place;
import io.hookline.connector.credential.Sealed;
import io.hookline.connector.store.Replaceable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "deploy_key")
class DeployKeyEntity extends Replaceable {

    @Id
    private UUID id;

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "private_key")
    private String privateKey;

    @Column(name = "bitbucket_id")
    private @Nullable Long bitbucketId;

    @SuppressWarnings("NullAway.Init")
    protected DeployKeyEntity() {}

    DeployKeyEntity(OurKey key, Sealed privateKey) {
        super(key.project(), key.role(), key.madeFor(), key.createdAt());
        this.id = key.id();
        this.publicKey = key.publicKey().toString();
        this.privateKey = privateKey.text();
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
                project(),
                role(),
                SshPublicKey.of(publicKey),
                bitbucketId == null ? null : new DeployKeyId(bitbucketId),
                madeFor(),
                createdAt());
    }
}
