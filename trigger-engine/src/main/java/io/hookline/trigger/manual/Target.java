package io.hookline.trigger.manual;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.trigger.state.Lane;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be built.
 *
 * @param ref to check out; for a pull request its source
 * @param commit all 40 digits
 * @param pullRequest that is built; null for a branch or tag
 */
public record Target(
        GitRef ref, CommitHash commit, @Nullable PullRequest pullRequest) {

    public Target {
        Objects.requireNonNull(ref);
        if (!commit.isComplete()) {
            throw new IllegalArgumentException("a build is of a commit with all 40 digits");
        }
        if (pullRequest != null && pullRequest.source().repository() == null) {
            throw new IllegalArgumentException("a pull request whose fork was deleted cannot be built");
        }
    }

    Lane lane(RepositoryRef repository) {
        return pullRequest == null ? Lane.of(ref) : Lane.of(pullRequest, repository);
    }

    String words() {
        String code = (ref.isTag() ? "tag " : "branch ") + ref.name() + " at "
                + commit.value().substring(0, 12);
        return pullRequest == null ? code : "pull request " + pullRequest.id() + ", " + code;
    }
}
