package io.hookline.bitbucket;

import org.jspecify.annotations.Nullable;

/**
 * A pull request that is open.
 *
 * @param author null where Bitbucket names none, as after the user's deletion
 */
public record OpenPullRequest(
        PullRequestId id, String title, @Nullable Account author, boolean draft, End source, End target) {

    /**
     * One end of a pull request.
     *
     * @param repository null, as is the path, where the fork was deleted
     * @param commit null where the branch was deleted; abbreviated on Cloud
     */
    public record End(
            @Nullable RepositoryId repository,
            @Nullable RepositoryPath path,
            RefName ref,
            @Nullable CommitHash commit) {}

    /** Whether the source is another repository than the target; one that is not known is taken for a fork. */
    public boolean isFork() {
        return source.repository() == null || !source.repository().equals(target.repository());
    }
}
