package io.hookline.trigger.decide;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.trigger.rule.Change;
import io.hookline.trigger.rule.Question;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.state.ProjectState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a change together with what is known of its ref, its pull request and its lane. */
final class Questions {

    private Questions() {}

    static Question about(
            Change change,
            ProjectState state,
            boolean recovered,
            Instant toldAt,
            Map<CommitQuestion, CommitAnswer> answers) {
        return switch (change) {
            case Change.RefDeleted deleted -> aboutRef(change, deleted.ref(), state, recovered, toldAt, null);
            case Change.RefMoved moved ->
                aboutRef(
                        change,
                        moved.ref(),
                        state,
                        recovered,
                        toldAt,
                        answer(moved.after(), state.repository(), state, answers));
            case Change.PullRequestTold told -> {
                PullRequest.Side source = told.pullRequest().source();
                yield aboutPullRequest(
                        change,
                        told.pullRequest(),
                        state,
                        recovered,
                        toldAt,
                        answer(source.commit(), source.repository(), state, answers));
            }
            case Change.PullRequestApproved approved ->
                aboutPullRequest(
                        change,
                        approved.pullRequest(),
                        state,
                        recovered,
                        toldAt,
                        answer(
                                approved.commit(),
                                approved.pullRequest().source().repository(),
                                state,
                                answers));
            case Change.PullRequestClosed closed ->
                aboutPullRequest(change, closed.pullRequest(), state, recovered, toldAt, null);
            case Change.NoCode none ->
                none.pullRequest() == null
                        ? new Question(
                                change,
                                state.project(),
                                recovered,
                                toldAt,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                null)
                        : aboutPullRequest(change, none.pullRequest(), state, recovered, toldAt, null);
        };
    }

    private static Question aboutRef(
            Change change,
            GitRef ref,
            ProjectState state,
            boolean recovered,
            Instant toldAt,
            @Nullable CommitAnswer answer) {
        return new Question(
                change,
                state.project(),
                recovered,
                toldAt,
                head(ref, state),
                null,
                state.openPullRequestsFrom(ref),
                state.buildsIn(Lane.of(ref)),
                List.of(),
                answer);
    }

    private static Question aboutPullRequest(
            Change change,
            PullRequest pullRequest,
            ProjectState state,
            boolean recovered,
            Instant toldAt,
            @Nullable CommitAnswer answer) {
        boolean fork = pullRequest.isFromFork(state.repository());
        GitRef source = pullRequest.source().ref();
        KnownPullRequest known = state.pullRequest(pullRequest.id()).orElse(null);
        return new Question(
                change,
                state.project(),
                recovered,
                toldAt,
                fork ? null : head(source, state),
                known,
                fork ? List.of() : state.openPullRequestsFrom(source),
                state.buildsIn(Lane.of(pullRequest, state.repository())),
                state.approvalsOf(pullRequest.id()),
                answer);
    }

    private static @Nullable Head head(GitRef ref, ProjectState state) {
        return state.head(ref).orElse(null);
    }

    private static @Nullable CommitAnswer answer(
            @Nullable CommitHash commit,
            @Nullable RepositoryRef repository,
            ProjectState state,
            Map<CommitQuestion, CommitAnswer> answers) {
        return commit == null || repository == null
                ? null
                : answers.get(new CommitQuestion(state.project().project().id(), repository, commit));
    }
}
