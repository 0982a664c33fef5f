package io.hookline.simulator.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request.
 *
 * @param number its number within the destination repository
 * @param repository the destination repository
 * @param source where the changes are
 * @param target where they shall go
 * @param version counts its edits (Data Center)
 */
public record PullRequest(
        long id,
        Product product,
        int number,
        long repository,
        Side source,
        Side target,
        Text text,
        PullRequestState state,
        boolean draft,
        long author,
        List<Reviewer> reviewers,
        boolean closeSourceBranch,
        @Nullable String mergeCommit,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt)
        implements Entity {

    /**
     * One end of a pull request.
     *
     * @param repository null once the fork is deleted
     * @param ref a full ref name
     * @param hash null once the fork or the branch is gone
     */
    public record Side(
            @Nullable Long repository, String ref, @Nullable String hash) {

        public boolean is(long repositoryId, String candidate) {
            return repository != null && repository == repositoryId && ref.equals(candidate);
        }

        public Side at(@Nullable String newHash) {
            return new Side(repository, ref, newHash);
        }
    }

    /** Title and description. */
    public record Text(String title, String description) {}

    public PullRequest {
        reviewers = List.copyOf(reviewers);
    }

    public boolean open() {
        return state == PullRequestState.OPEN;
    }

    public boolean fromFork() {
        return source.repository() == null || source.repository() != repository;
    }

    public PullRequest withSource(Side newSource, Instant at) {
        return copy(newSource, target, text, state, draft, reviewers, mergeCommit, version, at, closedAt);
    }

    public PullRequest withTarget(Side newTarget, Instant at) {
        return copy(source, newTarget, text, state, draft, reviewers, mergeCommit, version, at, closedAt);
    }

    public PullRequest edited(Text newText, Side newTarget, boolean nowDraft, Instant at) {
        return copy(source, newTarget, newText, state, nowDraft, reviewers, mergeCommit, version + 1, at, closedAt);
    }

    public PullRequest withReviewers(List<Reviewer> newReviewers, Instant at) {
        return copy(source, target, text, state, draft, newReviewers, mergeCommit, version, at, closedAt);
    }

    public PullRequest merged(@Nullable String commit, Instant at) {
        return copy(source, target, text, PullRequestState.MERGED, draft, reviewers, commit, version + 1, at, at);
    }

    public PullRequest declined(Instant at) {
        return copy(source, target, text, PullRequestState.DECLINED, draft, reviewers, null, version + 1, at, at);
    }

    public PullRequest reopened(Instant at) {
        return copy(source, target, text, PullRequestState.OPEN, draft, reviewers, null, version + 1, at, null);
    }

    private PullRequest copy(
            Side newSource,
            Side newTarget,
            Text newText,
            PullRequestState newState,
            boolean nowDraft,
            List<Reviewer> newReviewers,
            @Nullable String newMergeCommit,
            int newVersion,
            Instant at,
            @Nullable Instant closed) {
        return new PullRequest(
                id,
                product,
                number,
                repository,
                newSource,
                newTarget,
                newText,
                newState,
                nowDraft,
                author,
                newReviewers,
                closeSourceBranch,
                newMergeCommit,
                newVersion,
                createdAt,
                at,
                closed);
    }
}
