package io.hookline.simulator.git;

import org.jspecify.annotations.Nullable;

/**
 * One ref that a push changed.
 *
 * @param ref the full name
 * @param from the object before, null if the ref is new
 * @param to the object after, null if the ref is gone; for an annotated tag the tag object
 */
public record RefChange(
        String ref, @Nullable String from, @Nullable String to) {

    public boolean branch() {
        return ref.startsWith("refs/heads/");
    }

    public boolean tag() {
        return ref.startsWith("refs/tags/");
    }

    /** The name without {@code refs/heads/} or {@code refs/tags/}. */
    public String shortName() {
        return ref.substring(ref.indexOf('/', "refs/".length()) + 1);
    }
}
