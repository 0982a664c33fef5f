package io.hookline.trigger.state;

import io.hookline.contracts.id.CommitHash;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step of a ref, as it was told: an annotated tag may be told by its tag object.
 *
 * @param before null where the ref was made, or a look shows it for the first time
 */
public record Move(@Nullable CommitHash before, CommitHash after, Kind kind) {

    private static final String NOTHING = "-";

    /** How it came to be known. */
    public enum Kind {
        /** By a push. */
        TOLD,
        /** By a push that starts where nobody has told yet that the ref stood. */
        AHEAD,
        /** By a look, which stands for whatever brought the ref there. */
        SEEN
    }

    public Move {
        Objects.requireNonNull(after);
        Objects.requireNonNull(kind);
    }

    /** The step that a push tells of. */
    public static Move told(@Nullable CommitHash before, CommitHash after) {
        return new Move(before, after, Kind.TOLD);
    }

    /** What a look shows. */
    public static Move seen(@Nullable CommitHash before, CommitHash after) {
        return new Move(before, after, Kind.SEEN);
    }

    /** Reads {@link #text}. */
    public static Move of(String text) {
        String[] parts = text.split(" ", 3);
        CommitHash before = parts[1].equals(NOTHING) ? null : CommitHash.of(parts[1]);
        return new Move(before, CommitHash.of(parts[2]), Kind.valueOf(parts[0]));
    }

    /** In one line, to be kept. */
    public String text() {
        return kind + " " + (before == null ? NOTHING : before) + " " + after;
    }

    /** Whether the other tells of the same step. */
    boolean isSame(Move other) {
        boolean alike = isSeen() ? other.isSeen() : !other.isSeen() && Objects.equals(before, other.before);
        return alike && after.equals(other.after);
    }

    boolean isSeen() {
        return kind == Kind.SEEN;
    }

    boolean isAhead() {
        return kind == Kind.AHEAD;
    }

    /** Whether one starts where the other ends. */
    boolean meets(Move other) {
        return after.equals(other.before) || other.after.equals(before);
    }

    Move as(Kind other) {
        return new Move(before, after, other);
    }
}
