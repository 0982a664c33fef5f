package io.hookline.contracts.health;

import java.time.Instant;
import java.util.Objects;

/**
 * So many projects of a connector or of a Bitbucket got into trouble at once that none of them is repaired: one alert for all of them. Topic
 * {@code hookline.health-changes}, keyed by the name.
 *
 * @param name the connector's id, or Bitbucket's host and port
 * @param troubled how many of its projects are in trouble so far
 * @param looked of how many that were looked at lately
 */
public record RepairsHeld(SharedCause of, String name, int troubled, int looked, Instant heldAt)
        implements HealthMessage {

    public RepairsHeld {
        Objects.requireNonNull(of);
        Objects.requireNonNull(name);
        Objects.requireNonNull(heldAt);
    }
}
