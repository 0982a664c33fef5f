package io.hookline.connector.webhook;

import io.hookline.bitbucket.WebhookId;
import io.hookline.connector.store.Role;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of a project.
 *
 * @param keyId the master key that its secret is derived from
 * @param registeredAs Bitbucket's id; null while it is not registered
 * @param madeFor the repair command that it last served; null for a project's first
 */
public record Hook(
        HookId id,
        ProjectId project,
        Role role,
        String keyId,
        @Nullable WebhookId registeredAs,
        @Nullable CommandId madeFor,
        Instant createdAt) {}
