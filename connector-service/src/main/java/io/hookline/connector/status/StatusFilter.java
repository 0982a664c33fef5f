package io.hookline.connector.status;

import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which of a project's statuses.
 *
 * @param commit null for those of all commits; an abbreviated hash for those of all that begin with it
 * @param delivery null for all
 */
public record StatusFilter(
        ProjectId project,
        @Nullable CommitHash commit,
        @Nullable Delivery delivery) {}
