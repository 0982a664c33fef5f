package io.hookline.payload.delivery;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.id.CommitHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commit hashes as payloads give them. */
public final class Commits {

    /** Data Center's way to say that there is no commit. */
    private static final String ZEROS = "0".repeat(40);

    private Commits() {}

    /** The commit, or null where the payload has none or one that is no hash. */
    public static @Nullable CommitHash of(@Nullable String hash) {
        if (hash == null || hash.equals(ZEROS)) {
            return null;
        }
        try {
            return CommitHash.of(hash);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The change of a ref from one hash to another; null or zeros say that it was not there. Empty when it was never there, or when a
     * hash is none: such a change names no commit that anybody could build.
     */
    public static Optional<RefChange> change(
            GitRef ref, @Nullable String from, @Nullable String to, boolean forced, @Nullable String message) {
        CommitHash before = of(from);
        CommitHash after = of(to);
        boolean unreadable = (before == null && !isNone(from)) || (after == null && !isNone(to));
        boolean nothing = before == null && after == null;
        return unreadable || nothing
                ? Optional.empty()
                : Optional.of(new RefChange(ref, before, after, forced, message));
    }

    private static boolean isNone(@Nullable String hash) {
        return hash == null || hash.equals(ZEROS);
    }
}
