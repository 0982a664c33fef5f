package io.hookline.trigger.state;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.PullRequestId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A build that was requested.
 *
 * @param pullRequest what it was built for; null for a branch or tag without one
 * @param target of that pull request
 */
public record KnownBuild(
        BuildId id,
        Lane lane,
        GitRef ref,
        CommitHash commit,
        @Nullable PullRequestId pullRequest,
        @Nullable GitRef target,
        Status status,
        Instant requestedAt) {

    /** What became of the request; how the build itself went is not known here. */
    public enum Status {
        REQUESTED,
        /** A newer build of the lane made it pointless. */
        SUPERSEDED,
        /** Its ref or pull request is gone. */
        CANCELLED,
        /** Somebody stopped it; it counts as built against what tells of it again. */
        STOPPED
    }

    public KnownBuild {
        Objects.requireNonNull(id);
        Objects.requireNonNull(lane);
        Objects.requireNonNull(ref);
        Objects.requireNonNull(commit);
        Objects.requireNonNull(status);
        Objects.requireNonNull(requestedAt);
    }

    public boolean isRequested() {
        return status == Status.REQUESTED;
    }

    public boolean isCancelled() {
        return status == Status.CANCELLED;
    }

    KnownBuild with(Status next) {
        return new KnownBuild(id, lane, ref, commit, pullRequest, target, next, requestedAt);
    }
}
