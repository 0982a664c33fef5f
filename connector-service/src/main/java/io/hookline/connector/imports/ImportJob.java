package io.hookline.connector.imports;

import io.hookline.bitbucket.PageCursor;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.project.ProjectSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import without its items.
 *
 * @param selection null where the request named the repositories: they are its items
 * @param listed whether all of its items are known
 * @param cursor where listing goes on
 * @param problem what halted it, and what to do
 * @param attempts how often in a row Bitbucket did not answer
 */
public record ImportJob(
        ImportId id,
        ConnectorId connector,
        Selection.@Nullable AllOf selection,
        NamingRule naming,
        ProjectSettings settings,
        ImportStatus status,
        boolean listed,
        @Nullable PageCursor cursor,
        @Nullable String problem,
        @Nullable Wait waiting,
        int attempts,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
