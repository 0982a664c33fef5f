package io.hookline.trigger.oracle;

import io.hookline.contracts.event.GitRef;
import org.jspecify.annotations.Nullable;

/**
 * A pull request of a made-up repository.
 *
 * @param forkAt where the fork's branch stands; null for one from the repository itself
 * @param edits how often its title changed
 */
record OpenedPullRequest(
        long id, GitRef source, @Nullable Commit forkAt, GitRef target, boolean draft, boolean open, int edits) {

    boolean isFork() {
        return forkAt != null;
    }

    boolean isOpenFrom(GitRef ref) {
        return open && !isFork() && source.equals(ref);
    }

    OpenedPullRequest withForkAt(Commit commit) {
        return new OpenedPullRequest(id, source, commit, target, draft, open, edits);
    }

    OpenedPullRequest withTarget(GitRef chosen) {
        return new OpenedPullRequest(id, source, forkAt, chosen, draft, open, edits);
    }

    OpenedPullRequest edited() {
        return new OpenedPullRequest(id, source, forkAt, target, draft, open, edits + 1);
    }

    OpenedPullRequest ready() {
        return new OpenedPullRequest(id, source, forkAt, target, false, open, edits);
    }

    OpenedPullRequest with(boolean nowOpen) {
        return new OpenedPullRequest(id, source, forkAt, target, draft, nowOpen, edits);
    }
}
