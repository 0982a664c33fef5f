package io.hookline.trigger.explain;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.CommitHash;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which events speak of what is asked about. */
final class Mentions {

    private Mentions() {}

    static boolean names(RepositoryEvent event, Inquiry inquiry) {
        return switch (inquiry) {
            case Inquiry.OfCommit(var _, CommitHash commit) -> commits(event).anyMatch(commit::matches);
            case Inquiry.OfRef(var _, GitRef ref) -> refs(event).anyMatch(ref::equals);
            case Inquiry.OfPullRequest(var _, var number) ->
                pullRequests(event).anyMatch(pullRequest -> pullRequest.id().equals(number));
        };
    }

    private static Stream<CommitHash> commits(RepositoryEvent event) {
        Stream<@Nullable CommitHash> told = Stream.concat(
                changes(event).map(RefChange::after),
                pullRequests(event).map(pullRequest -> pullRequest.source().commit()));
        return told.filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private static Stream<GitRef> refs(RepositoryEvent event) {
        return Stream.concat(
                changes(event).map(RefChange::ref),
                pullRequests(event).map(pullRequest -> pullRequest.source().ref()));
    }

    private static Stream<RefChange> changes(RepositoryEvent event) {
        return event instanceof RepositoryEvent.Pushed pushed ? pushed.changes().stream() : Stream.empty();
    }

    private static Stream<PullRequest> pullRequests(RepositoryEvent event) {
        return switch (event) {
            case RepositoryEvent.PullRequestOpened opened -> Stream.of(opened.pullRequest());
            case RepositoryEvent.PullRequestUpdated updated -> Stream.of(updated.pullRequest());
            case RepositoryEvent.PullRequestMerged merged -> Stream.of(merged.pullRequest());
            case RepositoryEvent.PullRequestDeclined declined -> Stream.of(declined.pullRequest());
            case RepositoryEvent.PullRequestDeleted deleted -> Stream.of(deleted.pullRequest());
            case RepositoryEvent.PullRequestCommentAdded added -> Stream.of(added.pullRequest());
            case RepositoryEvent.PullRequestsObserved observed -> observed.open().stream();
            case RepositoryEvent.Pushed _, RepositoryEvent.RepositoryChanged _, RepositoryEvent.RefsObserved _ ->
                List.<PullRequest>of().stream();
        };
    }
}
