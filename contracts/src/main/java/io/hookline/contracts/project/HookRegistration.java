package io.hookline.contracts.project;

import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import java.util.Objects;

/**
 * A webhook that Hookline registered on Bitbucket. Topic {@code hookline.hook-registrations}, keyed by hook id, compacted; a removed
 * one is a tombstone. It holds no secret: the secret follows from the hook id and the master key ({@link HookSecrets}).
 *
 * @param keyId the master key that the hook's secret is derived from
 */
public record HookRegistration(HookId id, ProjectId project, RepositoryRef repository, String keyId) {

    public HookRegistration {
        Objects.requireNonNull(id);
        Objects.requireNonNull(project);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(keyId);
    }
}
