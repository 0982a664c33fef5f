package io.hookline.health.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a fault from being repaired now though it is confirmed.
 *
 * @param held whether so many projects of its connector or its host are in trouble at once that none is repaired
 * @param repairsLeft how many repairs its workspace may still have within the hour
 * @param quietUntil when the quiet hours end in which nothing is repaired that can wait; null outside of them
 */
public record Limits(
        boolean held, int repairsLeft, @Nullable Instant quietUntil) {

    /** Outside of quiet hours. */
    public Limits(boolean held, int repairsLeft) {
        this(held, repairsLeft, null);
    }
}
