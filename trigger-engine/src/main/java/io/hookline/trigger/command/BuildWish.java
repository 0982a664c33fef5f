package io.hookline.trigger.command;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.PullRequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody wants built. */
public sealed interface BuildWish {

    /** As the decision's inputs name it. */
    String words();

    /**
     * A branch or tag.
     *
     * @param commit of it; null for the one that it stands at
     */
    record OfRef(GitRef ref, @Nullable CommitHash commit) implements BuildWish {

        public OfRef {
            Objects.requireNonNull(ref);
        }

        @Override
        public String words() {
            return commit == null ? ref.fullName() : ref.fullName() + " " + commit;
        }
    }

    /** A commit, on the branch or tag that it was last seen on. */
    record OfCommit(CommitHash commit) implements BuildWish {

        public OfCommit {
            Objects.requireNonNull(commit);
        }

        @Override
        public String words() {
            return commit.toString();
        }
    }

    /** A pull request, at the commit that its source stands at. */
    record OfPullRequest(PullRequestId pullRequest) implements BuildWish {

        public OfPullRequest {
            Objects.requireNonNull(pullRequest);
        }

        @Override
        public String words() {
            return "pull request " + pullRequest;
        }
    }
}
