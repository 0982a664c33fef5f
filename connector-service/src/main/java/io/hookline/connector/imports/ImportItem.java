package io.hookline.connector.imports;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One repository of an import.
 *
 * @param position its place in the import, from 1
 * @param repositoryId null while only its path is known
 * @param project the project that it has; null while there is none
 * @param why what went wrong the last time; null when nothing did
 * @param attempts how often it came no further in a row
 * @param startedAt when it was first worked on; null before
 */
public record ImportItem(
        int position,
        RepositoryPath repository,
        @Nullable RepositoryId repositoryId,
        ItemStatus status,
        @Nullable ProjectId project,
        @Nullable String projectName,
        @Nullable String why,
        int attempts,
        @Nullable Instant startedAt) {}
