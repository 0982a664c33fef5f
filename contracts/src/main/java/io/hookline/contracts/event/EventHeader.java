package io.hookline.contracts.event;

import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.ProjectId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every repository event says of itself.
 *
 * @param project the project whose webhook told of it, or that was observed
 * @param repository the project's repository: where the push went, or a pull request's destination
 * @param receivedAt when Hookline received or observed it
 * @param delivery the delivery it came with; null for what Hookline observed by itself
 * @param actor who caused it; null where Bitbucket does not say
 */
public record EventHeader(
        EventId id,
        ProjectId project,
        RepositoryRef repository,
        Instant receivedAt,
        @Nullable Delivery delivery,
        @Nullable Actor actor) {

    public EventHeader {
        Objects.requireNonNull(id);
        Objects.requireNonNull(project);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(receivedAt);
    }
}
