package io.hookline.trigger.state;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.PullRequestId;
import java.util.Objects;

/**
 * What builds stand in line behind each other in: a branch or tag of the project's own repository, with the pull requests from it, or
 * one pull request from a fork. A newer build of a lane makes the older ones pointless.
 *
 * @param name the ref's full name, or {@code pr/<number>} for a fork's
 */
public record Lane(String name) {

    public Lane {
        Objects.requireNonNull(name);
    }

    public static Lane of(GitRef ref) {
        return new Lane(ref.fullName());
    }

    /** A fork's pull request has a lane of its own: its branch may have the name of one of ours. */
    public static Lane of(PullRequest pullRequest, RepositoryRef destination) {
        return pullRequest.isFromFork(destination)
                ? ofFork(pullRequest.id())
                : of(pullRequest.source().ref());
    }

    public static Lane ofFork(PullRequestId id) {
        return new Lane("pr/" + id);
    }

    @Override
    public String toString() {
        return name;
    }
}
