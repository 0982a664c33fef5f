package io.hookline.trigger.oracle;

import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.RepositoryEvent;

/** Puts an event under another header: the same thing told by another delivery. */
final class Headers {

    private Headers() {}

    static RepositoryEvent with(EventHeader header, RepositoryEvent event) {
        return switch (event) {
            case RepositoryEvent.Pushed pushed -> new RepositoryEvent.Pushed(header, pushed.changes());
            case RepositoryEvent.PullRequestOpened opened ->
                new RepositoryEvent.PullRequestOpened(header, opened.pullRequest());
            case RepositoryEvent.PullRequestUpdated updated ->
                new RepositoryEvent.PullRequestUpdated(header, updated.pullRequest());
            case RepositoryEvent.PullRequestMerged merged ->
                new RepositoryEvent.PullRequestMerged(header, merged.pullRequest(), merged.mergeCommit());
            case RepositoryEvent.PullRequestDeclined declined ->
                new RepositoryEvent.PullRequestDeclined(header, declined.pullRequest());
            case RepositoryEvent.PullRequestDeleted deleted ->
                new RepositoryEvent.PullRequestDeleted(header, deleted.pullRequest());
            case RepositoryEvent.PullRequestCommentAdded added ->
                new RepositoryEvent.PullRequestCommentAdded(header, added.pullRequest(), added.comment());
            case RepositoryEvent.RepositoryChanged changed ->
                new RepositoryEvent.RepositoryChanged(header, changed.previousPath());
            case RepositoryEvent.RefsObserved seen ->
                new RepositoryEvent.RefsObserved(header, seen.baseline(), seen.defaultBranch(), seen.refs());
            case RepositoryEvent.PullRequestsObserved seen ->
                new RepositoryEvent.PullRequestsObserved(header, seen.baseline(), seen.open());
        };
    }
}
