package io.hookline.trigger.explain;

import java.util.List;
import java.util.Objects;

/**
 * The answer to why something was or was not built.
 *
 * @param sentences for people; the first says it all, the others say why
 */
public record Explanation(Finding finding, List<String> sentences) {

    public Explanation {
        Objects.requireNonNull(finding);
        sentences = List.copyOf(sentences);
    }

    /** The answer in a word. */
    public enum Finding {
        /** A build was requested, and nothing has made it pointless. */
        BUILT,
        /** A build was requested, and was superseded, cancelled or stopped since. */
        BUILD_ENDED,
        /** It was decided on, and nothing was built. */
        NOT_BUILT,
        /** It was told of and is not decided yet. */
        WAITING,
        /** A look at the repository showed it, and its webhook still has time to come. */
        SEEN_ONLY,
        /** It was there when the repository was first looked at, which builds nothing. */
        THERE_BEFORE,
        /** Nobody told of it and no look showed it. */
        NEVER_SEEN,
        /** The project is removed, and nothing was decided before. */
        PROJECT_REMOVED,
        /** Nobody has told of the project. */
        PROJECT_UNKNOWN
    }
}
