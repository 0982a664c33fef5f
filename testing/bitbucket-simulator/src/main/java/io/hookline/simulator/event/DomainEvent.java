package io.hookline.simulator.event;

import io.hookline.simulator.git.RefChange;
import io.hookline.simulator.state.BuildStatus;
import io.hookline.simulator.state.Comment;
import io.hookline.simulator.state.PullRequest;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Reviewer;
import io.hookline.simulator.state.User;
import java.util.List;

/** Something that happened in a repository and that its webhooks may tell. */
public sealed interface DomainEvent {

    /** The repository whose webhooks are told; for a pull request its destination. */
    Repository repository();

    /** Who did it. */
    User actor();

    /** Refs changed together, in one push. */
    record Pushed(Repository repository, User actor, List<RefChange> changes) implements DomainEvent {
        public Pushed {
            changes = List.copyOf(changes);
        }
    }

    /** Something happened to a pull request. */
    sealed interface OfPullRequest extends DomainEvent {
        PullRequest pullRequest();
    }

    record PullRequestOpened(Repository repository, User actor, PullRequest pullRequest) implements OfPullRequest {}

    /** The source branch of an open pull request was pushed to. */
    record SourceMoved(Repository repository, User actor, PullRequest pullRequest, String previousHash)
            implements OfPullRequest {}

    /** Title, description, target or draft state changed. */
    record PullRequestEdited(Repository repository, User actor, PullRequest pullRequest, PullRequest before)
            implements OfPullRequest {}

    record PullRequestMerged(Repository repository, User actor, PullRequest pullRequest) implements OfPullRequest {}

    record PullRequestDeclined(Repository repository, User actor, PullRequest pullRequest) implements OfPullRequest {}

    record PullRequestReopened(Repository repository, User actor, PullRequest pullRequest) implements OfPullRequest {}

    record PullRequestDeleted(Repository repository, User actor, PullRequest pullRequest) implements OfPullRequest {}

    /** A reviewer said something; {@code before} is what they had said until then. */
    record Reviewed(
            Repository repository, User actor, PullRequest pullRequest, Reviewer reviewer, Reviewer.Verdict before)
            implements OfPullRequest {}

    record Commented(Repository repository, User actor, PullRequest pullRequest, Comment comment)
            implements OfPullRequest {}

    /** Name, owner or settings changed; {@code repository} is how it was, for its hooks are found by that. */
    record RepositoryChanged(Repository repository, User actor, Repository after) implements DomainEvent {}

    record RepositoryForked(Repository repository, User actor, Repository fork) implements DomainEvent {}

    record RepositoryDeleted(Repository repository, User actor) implements DomainEvent {}

    record StatusSet(Repository repository, User actor, BuildStatus status, boolean created) implements DomainEvent {}

    /** A mirror has caught up (Data Center only). */
    record MirrorSynchronized(Repository repository, User actor, List<RefChange> changes, boolean refLimitExceeded)
            implements DomainEvent {
        public MirrorSynchronized {
            changes = List.copyOf(changes);
        }
    }
}
