package io.hookline.connector.project;

import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * A project's repository as a person says it should be.
 *
 * @param connector null for the one that the project has
 * @param replace whether the project may take a repository that is another one than it has
 */
public record ChangeRequest(
        ProjectId project,
        RepositoryName repository,
        @Nullable ConnectorId connector,
        boolean replace) {}
