package io.hookline.trigger.decide;

import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.project.ProjectSettings.ForkPolicy;
import io.hookline.trigger.rule.Change;
import io.hookline.trigger.state.Approval;
import io.hookline.trigger.state.Approver;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.state.ProjectState;
import java.util.Optional;

/** Whether a commit of a pull request can be approved over REST: only the one that it stands at can. */
public sealed interface Approvable {

    /** It can; this is to be decided. */
    record Now(Change.PullRequestApproved change) implements Approvable {}

    /** It was approved before. */
    record Already(Approval approval) implements Approvable {}

    /** There is no such project or pull request. */
    record NotFound(String reason) implements Approvable {}

    /** What is asked for can never be approved. */
    record Nonsense(String reason) implements Approvable {}

    /** As things stand it cannot be approved. */
    record Conflict(String reason) implements Approvable {}

    /** Looks at what is known; the commit has all 40 digits. */
    static Approvable of(ProjectState state, PullRequestId id, CommitHash commit, Approver by) {
        Optional<Approval> given = state.approvalsOf(id).stream()
                .filter(approval -> approval.commit().equals(commit))
                .findFirst();
        if (given.isPresent()) {
            return new Already(given.get());
        }
        if (state.project().removed()) {
            return new NotFound("The project was deleted");
        }
        return state.pullRequest(id)
                .map(known -> of(known, state, commit, by))
                .orElseGet(() -> new NotFound("The project has no pull request " + id + " that is known here"));
    }

    private static Approvable of(KnownPullRequest known, ProjectState state, CommitHash commit, Approver by) {
        PullRequest pullRequest = known.pullRequest();
        String name = "Pull request " + pullRequest.id();
        if (!known.fork()) {
            return new Nonsense(name + " is not from a fork and needs no approval");
        }
        ForkPolicy forks = state.project().project().settings().forks();
        if (forks != ForkPolicy.APPROVAL) {
            return new Conflict("The project's setting forks is " + forks + ", so that there is nothing to approve");
        }
        if (!known.open()) {
            return new Conflict(name + " is closed");
        }
        if (!known.isAt(commit)) {
            return new Conflict(name + " stands at "
                    + (known.commit() == null ? "no commit" : "commit " + known.commit()) + ", not at " + commit);
        }
        return new Now(new Change.PullRequestApproved(pullRequest, commit, by));
    }
}
