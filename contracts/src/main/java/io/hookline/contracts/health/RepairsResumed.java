package io.hookline.contracts.health;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The projects of a connector or of a Bitbucket, whose repairs were held, are repaired again. Topic {@code hookline.health-changes}, keyed by
 * the name.
 *
 * @param name the connector's id, or Bitbucket's host and port
 * @param by the subject of the token of who said so; null when the trouble is over
 */
public record RepairsResumed(
        SharedCause of, String name, @Nullable String by, Instant resumedAt) implements HealthMessage {

    public RepairsResumed {
        Objects.requireNonNull(of);
        Objects.requireNonNull(name);
        Objects.requireNonNull(resumedAt);
    }
}
