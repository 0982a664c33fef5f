package io.hookline.trigger.state;

import io.hookline.contracts.event.RepositoryEvent;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that a look at the repository showed and no webhook has told yet. Its webhook gets a time of grace; after that the event
 * stands in for it.
 *
 * @param subject the ref's full name, or {@code pr/<number>}
 * @param event what the webhook would have said, without a delivery
 * @param observedAt when it was seen last
 * @param knownSince when what it differs from was told; the grace starts anew when that is after the first sight
 */
public record Drift(String subject, RepositoryEvent event, Instant observedAt, Instant knownSince) {

    public Drift {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(event);
        Objects.requireNonNull(observedAt);
        Objects.requireNonNull(knownSince);
    }
}
