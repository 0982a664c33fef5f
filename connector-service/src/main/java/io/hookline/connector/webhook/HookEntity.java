package io.hookline.connector.webhook;

import io.hookline.bitbucket.WebhookId;
import io.hookline.connector.store.Role;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.HookId;
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
@Table(name = "hook")
class HookEntity {

    @Id
    private String id;

    @Column(name = "project_id")
    private UUID projectId;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "bitbucket_id")
    private @Nullable String bitbucketId;

    @Column(name = "made_for")
    private @Nullable UUID madeFor;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected HookEntity() {}

    HookEntity(Hook hook) {
        this.id = hook.id().value();
        this.projectId = hook.project().value();
        this.role = hook.role();
        this.keyId = hook.keyId();
        this.bitbucketId =
                hook.registeredAs() == null ? null : hook.registeredAs().value();
        this.madeFor = hook.madeFor() == null ? null : hook.madeFor().value();
        this.createdAt = hook.createdAt();
    }

    Hook view() {
        return new Hook(
                HookId.of(id),
                new ProjectId(projectId),
                role,
                keyId,
                bitbucketId == null ? null : new WebhookId(bitbucketId),
                madeFor == null ? null : new CommandId(madeFor),
                createdAt);
    }
}
