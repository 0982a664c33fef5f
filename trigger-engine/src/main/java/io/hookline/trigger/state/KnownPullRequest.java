package io.hookline.trigger.state;

import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.CommitHash;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pull request in the index.
 *
 * @param pullRequest as it was last told
 * @param fork whether its source is another repository
 * @param commit of its source, as it was last told, completed where that was possible; null where Bitbucket named none
 * @param open a closed one is kept for a while, so that a late event does not open it again
 * @param changedAt when the event that told it was received
 */
public record KnownPullRequest(
        PullRequest pullRequest, boolean fork, @Nullable CommitHash commit, boolean open, Instant changedAt) {

    public KnownPullRequest {
        Objects.requireNonNull(pullRequest);
        Objects.requireNonNull(changedAt);
    }

    public boolean isAt(@Nullable CommitHash other) {
        return commit != null && other != null && commit.matches(other);
    }

    public boolean targets(PullRequest other) {
        return pullRequest.target().ref().equals(other.target().ref());
    }
}
