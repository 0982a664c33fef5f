package io.hookline.contracts.event;

import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.PullRequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as it stood when the event was made.
 *
 * @param author null where Bitbucket names nobody
 * @param url its page; null where Bitbucket gives none
 */
public record PullRequest(
        PullRequestId id,
        String title,
        boolean draft,
        @Nullable Actor author,
        Side source,
        Side target,
        @Nullable String url) {

    /**
     * One end of a pull request.
     *
     * @param repository null when the fork was deleted
     * @param ref a branch; on Data Center the source may be a tag
     * @param commit null when the repository or branch was deleted; on Cloud events its first 12 digits
     */
    public record Side(
            @Nullable RepositoryRef repository,
            GitRef ref,
            @Nullable CommitHash commit) {

        public Side {
            Objects.requireNonNull(ref);
        }
    }

    public PullRequest {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
    }

    /** Whether the source is another repository than the destination, by id; a deleted source counts as a fork. */
    public boolean isFromFork(RepositoryRef destination) {
        return source.repository() == null || !source.repository().isSameAs(destination);
    }
}
