package io.hookline.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hookline.contracts.id.CommitHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a repository, or was seen of it. Topic {@code hookline.repository-events}, keyed by repository id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RepositoryEvent.Pushed.class, name = "pushed"),
    @JsonSubTypes.Type(value = RepositoryEvent.PullRequestOpened.class, name = "pull-request-opened"),
    @JsonSubTypes.Type(value = RepositoryEvent.PullRequestUpdated.class, name = "pull-request-updated"),
    @JsonSubTypes.Type(value = RepositoryEvent.PullRequestMerged.class, name = "pull-request-merged"),
    @JsonSubTypes.Type(value = RepositoryEvent.PullRequestDeclined.class, name = "pull-request-declined"),
    @JsonSubTypes.Type(value = RepositoryEvent.PullRequestDeleted.class, name = "pull-request-deleted"),
    @JsonSubTypes.Type(value = RepositoryEvent.PullRequestCommentAdded.class, name = "pull-request-comment-added"),
    @JsonSubTypes.Type(value = RepositoryEvent.RepositoryChanged.class, name = "repository-changed"),
    @JsonSubTypes.Type(value = RepositoryEvent.RefsObserved.class, name = "refs-observed"),
    @JsonSubTypes.Type(value = RepositoryEvent.PullRequestsObserved.class, name = "pull-requests-observed"),
})
public sealed interface RepositoryEvent {

    EventHeader header();

    /** A push: every ref it changed, in Bitbucket's order; never only the first. May be empty. */
    record Pushed(EventHeader header, List<RefChange> changes) implements RepositoryEvent {
        public Pushed {
            changes = List.copyOf(changes);
        }
    }

    /** A pull request was opened. */
    record PullRequestOpened(EventHeader header, PullRequest pullRequest) implements RepositoryEvent {}

    /** A pull request's source, target, text, draft state or reviewers changed, or it was reopened; compare commits to know which. */
    record PullRequestUpdated(EventHeader header, PullRequest pullRequest) implements RepositoryEvent {}

    /**
     * A pull request was merged.
     *
     * @param mergeCommit null where Bitbucket does not say
     */
    record PullRequestMerged(
            EventHeader header,
            PullRequest pullRequest,
            @Nullable CommitHash mergeCommit) implements RepositoryEvent {}

    /** A pull request was declined, or superseded. */
    record PullRequestDeclined(EventHeader header, PullRequest pullRequest) implements RepositoryEvent {}

    /** A pull request was deleted (Data Center only). */
    record PullRequestDeleted(EventHeader header, PullRequest pullRequest) implements RepositoryEvent {}

    /** Somebody, the header's actor, commented on a pull request. */
    record PullRequestCommentAdded(EventHeader header, PullRequest pullRequest, String comment)
            implements RepositoryEvent {}

    /**
     * A repository was renamed or moved; the header has the new place.
     *
     * @param previousPath the old place; null where Bitbucket does not say
     */
    record RepositoryChanged(EventHeader header, @Nullable String previousPath) implements RepositoryEvent {}

    /**
     * All branches and tags that a look at the repository showed.
     *
     * @param baseline whether this is the first look, which fills the index and builds nothing
     * @param defaultBranch without {@code refs/heads/}; null in an empty repository
     */
    record RefsObserved(
            EventHeader header, boolean baseline, @Nullable String defaultBranch, List<ObservedRef> refs)
            implements RepositoryEvent {
        public RefsObserved {
            refs = List.copyOf(refs);
        }
    }

    /**
     * A ref and the commit it points at; for an annotated tag the commit, not the tag object.
     */
    record ObservedRef(GitRef ref, CommitHash commit) {}

    /**
     * All open pull requests that a look at the repository showed.
     *
     * @param baseline whether this is the first look, which fills the index and builds nothing
     */
    record PullRequestsObserved(EventHeader header, boolean baseline, List<PullRequest> open)
            implements RepositoryEvent {
        public PullRequestsObserved {
            open = List.copyOf(open);
        }
    }
}
