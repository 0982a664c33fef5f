package io.hookline.trigger.decide;

import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.trigger.rule.Change;
import io.hookline.trigger.rule.Change.Closing;
import io.hookline.trigger.state.ProjectState;
import java.util.List;

/** Takes an event apart into the changes that each get a decision. */
final class Changes {

    private Changes() {}

    static List<Change> of(RepositoryEvent event, ProjectState state) {
        return switch (event) {
            case RepositoryEvent.Pushed pushed
            when pushed.changes().isEmpty() -> List.of(new Change.NoCode(null, "the push changed no branch or tag"));
            case RepositoryEvent.Pushed pushed ->
                pushed.changes().stream().map(Changes::of).toList();
            case RepositoryEvent.PullRequestOpened opened ->
                List.of(new Change.PullRequestTold(opened.pullRequest(), true));
            case RepositoryEvent.PullRequestUpdated updated ->
                List.of(new Change.PullRequestTold(updated.pullRequest(), false));
            case RepositoryEvent.PullRequestMerged merged ->
                List.of(new Change.PullRequestClosed(merged.pullRequest(), Closing.MERGED));
            case RepositoryEvent.PullRequestDeclined declined ->
                List.of(new Change.PullRequestClosed(
                        declined.pullRequest(),
                        declined.header().delivery() == null ? Closing.NOT_LISTED : Closing.DECLINED));
            case RepositoryEvent.PullRequestDeleted deleted ->
                List.of(new Change.PullRequestClosed(deleted.pullRequest(), Closing.DELETED));
            case RepositoryEvent.PullRequestCommentAdded added -> List.of(Comments.change(added, state));
            case RepositoryEvent.RepositoryChanged _ ->
                List.of(new Change.NoCode(null, "the repository was renamed or moved"));
            case RepositoryEvent.RefsObserved _, RepositoryEvent.PullRequestsObserved _ -> List.of();
        };
    }

    private static Change of(RefChange change) {
        return change.after() == null
                ? new Change.RefDeleted(change.ref(), change.before())
                : new Change.RefMoved(change.ref(), change.before(), change.after(), change.message());
    }
}
