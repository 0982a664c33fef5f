package io.hookline.trigger.decide;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.trigger.rule.Change;
import io.hookline.trigger.rule.Question;
import io.hookline.trigger.state.Approval;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownBuild.Status;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.state.Move;
import io.hookline.trigger.state.SkipMark;
import io.hookline.trigger.state.StateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known after a decision. Refs and pull requests are followed whatever was decided about them. */
final class Effects {

    private Effects() {}

    static List<StateChange> of(Question question, DecidedChange decided, Instant receivedAt, Instant now) {
        if (question.project().removed()) {
            return List.of();
        }
        List<StateChange> effects = new ArrayList<>();
        switch (question.change()) {
            case Change.RefDeleted deleted -> refDeleted(question, deleted, receivedAt, effects);
            case Change.RefMoved moved -> refMoved(question, moved, receivedAt, effects);
            case Change.PullRequestTold told -> pullRequestTold(question, told.pullRequest(), receivedAt, effects);
            case Change.PullRequestClosed closed ->
                pullRequestClosed(question, closed.pullRequest(), decided, receivedAt, effects);
            case Change.PullRequestApproved approved -> approved(question, approved, decided, now, effects);
            case Change.NoCode _ -> {}
        }
        requested(question, decided, now, effects);
        return effects;
    }

    private static void refDeleted(
            Question question, Change.RefDeleted deleted, Instant at, List<StateChange> effects) {
        if (question.isOvertaken()) {
            return;
        }
        Head head = Objects.requireNonNullElse(question.head(), Head.neverSeen(deleted.ref()));
        effects.add(new StateChange.HeadMoved(head.deleted(deleted.before(), at)));
        if (!question.builds().isEmpty()) {
            effects.add(new StateChange.LaneEnded(Lane.of(deleted.ref())));
        }
    }

    private static void refMoved(Question question, Change.RefMoved moved, Instant at, List<StateChange> effects) {
        Head head = question.head();
        CommitHash commit = question.commit();
        if (commit == null || !commit.isComplete()) {
            return;
        }
        if (head == null) {
            head = Head.unpushed(moved.ref(), commit, question.skip(), at);
        }
        Move move = question.recovered() ? Move.seen(moved.before(), moved.after()) : moved.move();
        effects.add(new StateChange.HeadMoved(head.pushed(move, commit, question.skip(), at)));
    }

    private static void pullRequestTold(Question question, PullRequest told, Instant at, List<StateChange> effects) {
        KnownPullRequest known = question.known();
        boolean late = question.isOvertaken();
        CommitHash commit = late && known != null && known.commit() != null ? known.commit() : question.commit();
        if (!question.isClosedAlready() && !question.isOutdated()) {
            effects.add(new StateChange.PullRequestTold(
                    new KnownPullRequest(timed(told, known), question.isFork(), commit, true, at)));
        }
        // The event of the push may come later: the commit is where the branch stands, as far as anybody has told.
        if (!late && !question.isFork() && !question.isClosedAlready()) {
            shownHead(question, told.source().ref(), at)
                    .map(StateChange.HeadMoved::new)
                    .ifPresent(effects::add);
        }
    }

    private static void pullRequestClosed(
            Question question, PullRequest closed, DecidedChange decided, Instant at, List<StateChange> effects) {
        if (question.isOvertaken()) {
            return;
        }
        KnownPullRequest known = question.known();
        CommitHash commit = known == null ? closed.source().commit() : known.commit();
        effects.add(new StateChange.PullRequestTold(
                new KnownPullRequest(timed(closed, known), question.isFork(), commit, false, at)));
        Lane lane = Objects.requireNonNull(decided.lane(), "a pull request has a lane");
        List<BuildId> cancelled = decided.decision().cancels();
        if (question.isFork()) {
            effects.add(new StateChange.LaneEnded(lane));
        } else if (!cancelled.isEmpty()) {
            effects.add(new StateChange.BuildsEnded(lane, cancelled, Status.CANCELLED));
        }
    }

    /** A look does not tell the time of what it shows: what was told before it is still older. */
    private static PullRequest timed(PullRequest told, @Nullable KnownPullRequest known) {
        return told.updatedAt() == null && known != null
                ? told.updatedAt(known.pullRequest().updatedAt())
                : told;
    }

    /** Kept also where nothing is built yet: the event of the commit may come after its approval. */
    private static void approved(
            Question question,
            Change.PullRequestApproved approved,
            DecidedChange decided,
            Instant now,
            List<StateChange> effects) {
        KnownPullRequest known = question.known();
        CommitHash commit = question.commit();
        boolean closed = known != null && !known.open();
        if (commit != null && commit.isComplete() && !closed && !question.isCommitUnknown()) {
            effects.add(new StateChange.CommitApproved(new Approval(
                    approved.pullRequest().id(),
                    commit,
                    approved.by(),
                    now,
                    decided.decision().id())));
        }
    }

    /** Where the ref stands now; empty while that is known by its first digits only. */
    private static Optional<Head> shownHead(Question question, GitRef ref, Instant at) {
        CommitHash commit = question.commit();
        if (commit == null || !commit.isComplete()) {
            return Optional.empty();
        }
        Head head = question.head();
        SkipMark skip = question.skip();
        return Optional.of(head == null ? Head.unpushed(ref, commit, skip, at) : head.shownAt(commit, skip, at));
    }

    private static void requested(Question question, DecidedChange decided, Instant now, List<StateChange> effects) {
        Decision decision = decided.decision();
        if (decision.outcome() != Decision.Outcome.BUILD) {
            return;
        }
        Lane lane = Objects.requireNonNull(decided.lane(), "a build has a lane");
        if (!decision.cancels().isEmpty()) {
            effects.add(new StateChange.BuildsEnded(lane, decision.cancels(), Status.SUPERSEDED));
        }
        PullRequest builtFor = decided.builtFor();
        effects.add(new StateChange.BuildAdded(new KnownBuild(
                Objects.requireNonNull(decision.build(), "a build has an id"),
                lane,
                Objects.requireNonNull(question.ref(), "a build has a ref"),
                Objects.requireNonNull(decision.commit(), "a build has a commit"),
                builtFor == null ? null : builtFor.id(),
                builtFor == null ? null : builtFor.target().ref(),
                Status.REQUESTED,
                now)));
    }
}
