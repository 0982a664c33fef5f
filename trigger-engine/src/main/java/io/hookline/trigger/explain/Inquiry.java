package io.hookline.trigger.explain;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import java.util.Objects;

/** What somebody asks about. */
public sealed interface Inquiry {

    ProjectId project();

    /** All that this is about, as a sentence begins. */
    String words();

    /** A commit, by its hash or the first digits of it. */
    record OfCommit(ProjectId project, CommitHash commit) implements Inquiry {

        public OfCommit {
            Objects.requireNonNull(project);
            Objects.requireNonNull(commit);
        }

        @Override
        public String words() {
            return "Commit " + Words.of(commit);
        }
    }

    /** A branch or tag. */
    record OfRef(ProjectId project, GitRef ref) implements Inquiry {

        public OfRef {
            Objects.requireNonNull(project);
            Objects.requireNonNull(ref);
        }

        @Override
        public String words() {
            return (ref.isTag() ? "Tag " : "Branch ") + ref.name();
        }
    }

    /** A pull request. */
    record OfPullRequest(ProjectId project, PullRequestId pullRequest) implements Inquiry {

        public OfPullRequest {
            Objects.requireNonNull(project);
            Objects.requireNonNull(pullRequest);
        }

        @Override
        public String words() {
            return "Pull request " + pullRequest;
        }
    }
}
