package io.hookline.contracts.event;

import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.PullRequestId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as it stood when the event was made.
 *
 * @param author null where Bitbucket names nobody
 * @param url its page; null where Bitbucket gives none
 * @param updatedAt when Bitbucket last changed it, by Bitbucket's clock: of two events the one with the later time tells how it stands.
 *     Null where that was not told
 */
public record PullRequest(
        PullRequestId id,
        String title,
        boolean draft,
        @Nullable Actor author,
        Side source,
        Side target,
        @Nullable String url,
        @Nullable Instant updatedAt) {

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

    /** Whether the other tells what became of the pull request after this; false where that cannot be said. */
    public boolean isOlderThan(PullRequest other) {
        return updatedAt != null && other.updatedAt != null && updatedAt.isBefore(other.updatedAt);
    }

    /** The same, told of that time. */
    public PullRequest updatedAt(@Nullable Instant time) {
        return new PullRequest(id, title, draft, author, source, target, url, time);
    }
}
