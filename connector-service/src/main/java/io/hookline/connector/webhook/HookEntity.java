package io.hookline.connector.webhook;

import io.hookline.bitbucket.WebhookId;
import io.hookline.connector.store.Replaceable;
import io.hookline.contracts.id.HookId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "hook")
class HookEntity extends Replaceable {

    @Id
    private String id;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "bitbucket_id")
    private @Nullable String bitbucketId;

    @SuppressWarnings("NullAway.Init")
    protected HookEntity() {}

    HookEntity(Hook hook) {
        super(hook.project(), hook.role(), hook.madeFor(), hook.createdAt());
        this.id = hook.id().value();
        this.keyId = hook.keyId();
        this.bitbucketId =
                hook.registeredAs() == null ? null : hook.registeredAs().value();
    }

    Hook view() {
        return new Hook(
                HookId.of(id),
                project(),
                role(),
                keyId,
                bitbucketId == null ? null : new WebhookId(bitbucketId),
                madeFor(),
                createdAt());
    }
}
