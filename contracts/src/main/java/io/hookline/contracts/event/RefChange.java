package io.hookline.contracts.event;

import io.hookline.contracts.id.CommitHash;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One ref that a push created, moved or deleted.
 *
 * @param before where it stood; null when created
 * @param after where it stands; null when deleted. For an annotated tag the commit where Bitbucket tells it, else the tag object
 * @param forced whether commits were left behind; Data Center does not say and gives false
 * @param message the message of the commit {@code after}; null where the payload has none
 */
public record RefChange(
        GitRef ref,
        @Nullable CommitHash before,
        @Nullable CommitHash after,
        boolean forced,
        @Nullable String message) {

    public RefChange {
        Objects.requireNonNull(ref);
        if (before == null && after == null) {
            throw new IllegalArgumentException("a ref change has a commit before or after it");
        }
    }

    public boolean isDeletion() {
        return after == null;
    }
}
