package io.hookline.contracts.project;

import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A project as other services know it. Topic {@code hookline.projects}, keyed by project id, compacted; a deleted project is a
 * tombstone.
 *
 * @param defaultBranch without {@code refs/heads/}; null in an empty repository
 * @param httpCloneUrl without user or token
 * @param version grows with each change; a lower one that comes later is old news
 */
public record Project(
        ProjectId id,
        String name,
        ConnectorId connector,
        RepositoryRef repository,
        @Nullable String defaultBranch,
        String httpCloneUrl,
        String sshCloneUrl,
        ProjectSettings settings,
        long version) {

    public Project {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(connector);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(httpCloneUrl);
        Objects.requireNonNull(sshCloneUrl);
        Objects.requireNonNull(settings);
    }
}
