package io.hookline.trigger.api;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.trigger.command.BuildWish;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What to build: a branch or a tag, perhaps at one of its commits; a commit; or a pull request. */
record BuildForm(
        @Schema(description = "A branch's name") @Nullable String branch,

        @Schema(description = "A tag's name") @Nullable String tag,

        @Schema(description = "A commit's hash, or its first 7 digits or more") @Nullable
        CommitHash commit,

        @Schema(description = "An open pull request's number") @Nullable
        PullRequestId pullRequest) {

    BuildWish wish() {
        if (pullRequest != null && branch == null && tag == null && commit == null) {
            return new BuildWish.OfPullRequest(pullRequest);
        }
        if (pullRequest != null || (branch != null && tag != null)) {
            throw new ProblemException(Problem.invalid(
                    "give one of branch, tag and pullRequest, or a commit with or without one of the first two"));
        }
        if (branch != null) {
            return new BuildWish.OfRef(Parameters.required("branch", branch, GitRef::branch), commit);
        }
        if (tag != null) {
            return new BuildWish.OfRef(Parameters.required("tag", tag, GitRef::tag), commit);
        }
        if (commit == null) {
            throw new ProblemException(Problem.invalid("give a branch, a tag, a commit or a pullRequest"));
        }
        return new BuildWish.OfCommit(commit);
    }
}
