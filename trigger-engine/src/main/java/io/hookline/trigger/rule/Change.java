package io.hookline.trigger.rule;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.CommitHash;
import io.hookline.trigger.state.Approver;
import io.hookline.trigger.state.Move;
import org.jspecify.annotations.Nullable;

/** One thing to decide on: a ref change of a push, or what a pull request event told. */
public sealed interface Change {

    /** A branch or tag was deleted. */
    record RefDeleted(GitRef ref, @Nullable CommitHash before) implements Change {}

    /**
     * A branch or tag was made or moved, by force or not.
     *
     * @param before null when it was made
     * @param message of the commit {@code after}; null where it was not told
     */
    record RefMoved(
            GitRef ref,
            @Nullable CommitHash before,
            CommitHash after,
            @Nullable String message) implements Change {

        /** The step of the ref. */
        public Move move() {
            return Move.told(before, after);
        }
    }

    /**
     * A pull request was opened or changed.
     *
     * @param opened whether the event says that it is new
     */
    record PullRequestTold(PullRequest pullRequest, boolean opened) implements Change {}

    /** A pull request is no longer open. */
    record PullRequestClosed(PullRequest pullRequest, Closing closing) implements Change {}

    /**
     * Somebody approved a commit of a pull request from a fork.
     *
     * @param pullRequest as the index has it, else as the approval told it
     * @param commit perhaps its first digits only
     */
    record PullRequestApproved(PullRequest pullRequest, CommitHash commit, Approver by) implements Change {}

    /**
     * Nothing that could be built.
     *
     * @param what happened, as the end of a sentence
     */
    record NoCode(@Nullable PullRequest pullRequest, String what) implements Change {}

    /** How a pull request was closed. */
    enum Closing {
        MERGED("was merged"),
        DECLINED("was declined"),
        DELETED("was deleted"),
        /** A look at the repository did not show it any more. */
        NOT_LISTED("is no longer open");

        private final String words;

        Closing(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
