package io.hookline.trigger.oracle;

import io.hookline.contracts.event.GitRef;
import java.util.List;

/** Something that somebody does on Bitbucket. Where it makes no sense it does nothing, so that any of a history's can be left out. */
sealed interface Action {

    /** Left out. */
    record Nothing() implements Action {}

    /** One push, of several refs perhaps, by force where need be. */
    record Push(List<Move> moves) implements Action {
        public Push {
            moves = List.copyOf(moves);
        }
    }

    /** A ref that is pushed; without a commit it is deleted. */
    record Move(GitRef ref, Commit commit) {}

    /** A pull request is opened, from a branch of the repository. */
    record Open(long id, GitRef source, GitRef target, boolean draft) implements Action {}

    /** A pull request is opened from a fork's branch. */
    record OpenFromFork(long id, GitRef source, Commit commit, GitRef target, boolean draft) implements Action {}

    /** The fork's branch of an open pull request is pushed to. */
    record PushToFork(long id, Commit commit) implements Action {}

    /** Another target is chosen. */
    record Retarget(long id, GitRef target) implements Action {}

    /** The title changes. */
    record Edit(long id) implements Action {}

    /** A draft becomes ready. */
    record MarkReady(long id) implements Action {}

    /** Merged by this commit, which the target is pushed to. */
    record Merge(long id, Commit commit) implements Action {}

    /** Declined, or deleted where Bitbucket can do that. */
    record Decline(long id) implements Action {}

    /** Opened again, where Bitbucket can do that. */
    record Reopen(long id) implements Action {}
}
