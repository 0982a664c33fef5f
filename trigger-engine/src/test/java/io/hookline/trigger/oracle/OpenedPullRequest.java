package io.hookline.trigger.oracle;

import io.hookline.contracts.event.GitRef;
import org.jspecify.annotations.Nullable;

/**
 * A pull request of a made-up repository.
 *
 * @param forkAt where the fork's branch stands; null for one from the repository itself
 * @param pushes how often the fork's branch was pushed since
 * @param edits how often its title changed
 */
record OpenedPullRequest(
        long id,
        GitRef source,
        @Nullable Commit forkAt,
        GitRef target,
        boolean draft,
        boolean open,
        int pushes,
        int edits) {

    boolean isFork() {
        return forkAt != null;
    }

    boolean isOpenFrom(GitRef ref) {
        return open && !isFork() && source.equals(ref);
    }

    OpenedPullRequest withForkAt(Commit commit) {
        return new OpenedPullRequest(id, source, commit, target, draft, open, pushes + 1, edits);
    }

    OpenedPullRequest withTarget(GitRef chosen) {
        return new OpenedPullRequest(id, source, forkAt, chosen, draft, open, pushes, edits);
    }

    OpenedPullRequest edited() {
        return new OpenedPullRequest(id, source, forkAt, target, draft, open, pushes, edits + 1);
    }

    OpenedPullRequest ready() {
        return new OpenedPullRequest(id, source, forkAt, target, false, open, pushes, edits);
    }

    OpenedPullRequest with(boolean nowOpen) {
        return new OpenedPullRequest(id, source, forkAt, target, draft, nowOpen, pushes, edits);
    }
}
