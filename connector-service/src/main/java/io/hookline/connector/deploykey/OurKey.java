package io.hookline.connector.deploykey;

import io.hookline.bitbucket.DeployKeyId;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.connector.store.Role;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deploy key that was made here, without its private half.
 *
 * @param registeredAs Bitbucket's number for it; null while it is not known to be registered
 * @param madeFor the command that it last served; null for a project's first key
 */
public record OurKey(
        UUID id,
        ProjectId project,
        Role role,
        SshPublicKey publicKey,
        @Nullable DeployKeyId registeredAs,
        @Nullable CommandId madeFor,
        Instant createdAt) {}
