package io.hookline.connector.checkout;

import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.BuildMessage.PullRequestInfo;
import io.hookline.contracts.build.BuildMessage.Trust;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import org.jspecify.annotations.Nullable;

/**
 * A build as it was requested.
 *
 * @param ref the branch or tag; for a pull request its source
 * @param fork whether the commit is in another repository than the project's
 * @param trusted whether the build may have keys; a fork's never may, whatever was requested
 * @param sourceHttpUrl of the repository that has the ref
 */
public record RememberedBuild(
        BuildId id,
        ProjectId project,
        GitRef ref,
        CommitHash commit,
        @Nullable PullRequestId pullRequest,
        boolean fork,
        boolean trusted,
        String sourceHttpUrl,
        @Nullable String sourceSshUrl) {

    public RememberedBuild {
        trusted = trusted && !fork;
    }

    static RememberedBuild of(BuildRequested request) {
        PullRequestInfo pullRequest = request.pullRequest();
        return new RememberedBuild(
                request.id(),
                request.project(),
                request.ref(),
                request.commit(),
                pullRequest == null ? null : pullRequest.id(),
                pullRequest != null && pullRequest.fork(),
                request.trust() == Trust.TRUSTED,
                request.checkout().httpUrl(),
                request.checkout().sshUrl());
    }
}
