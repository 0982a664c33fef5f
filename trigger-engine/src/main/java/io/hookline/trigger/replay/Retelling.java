package io.hookline.trigger.replay;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.EventId;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.decide.Decider;
import io.hookline.trigger.decide.Verdict;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.Drift;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.ProjectState;
import io.hookline.trigger.state.StateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells events once more to a project that knows nothing: its first look among them fills the index, as it did then. What a look shows is
 * decided when its grace is over, by the times of the events. No I/O, no clock: Bitbucket is not asked, commits are known from the
 * decisions of then.
 */
final class Retelling {

    private final ProjectState state;
    private final List<Decision> before;
    private final Duration grace;
    private final Instant now;
    private final Map<CommitQuestion, CommitAnswer> answers = new HashMap<>();
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final Set<EventId> told = new HashSet<>();
    private final List<Retold> retold = new ArrayList<>();

    private Retelling(KnownProject project, List<Decision> before, Duration grace, Instant now) {
        this.state = new ProjectState(
                new KnownProject(project.project(), false, null, false, false), List.of(), List.of(), List.of());
        this.before = before;
        this.grace = grace;
        this.now = now;
    }

    /** A decision of now, and when its event was received. */
    record Retold(DecidedChange change, Instant receivedAt) {}

    /** All decisions, and what is known after the last. */
    record Story(List<Retold> retold, ProjectState end) {}

    private record Pending(Drift drift, Instant firstSeen) {}

    static Story tell(
            KnownProject project, List<RepositoryEvent> events, List<Decision> before, Duration grace, Instant now) {
        Retelling retelling = new Retelling(project, before, grace, now);
        for (RepositoryEvent event : events) {
            retelling.overdue(event.header().receivedAt());
            if (retelling.told.add(event.header().id())) {
                retelling.decide(event);
            }
        }
        retelling.overdue(now);
        return new Story(List.copyOf(retelling.retold), retelling.state);
    }

    /** Decides what looks have shown and no webhook has told of in its time. */
    private void overdue(Instant time) {
        List<Pending> due = pending.values().stream()
                .filter(one -> !one.firstSeen().plus(grace).isAfter(time))
                .toList();
        for (Pending one : due) {
            pending.remove(one.drift().subject());
            if (!isSettled(one.drift())) {
                decide(one.drift().event());
            }
        }
    }

    /** Whether a webhook has told since of what the look showed. */
    private boolean isSettled(Drift drift) {
        return switch (drift.event()) {
            case RepositoryEvent.Pushed pushed ->
                pushed.changes().stream()
                        .allMatch(change -> state.head(change.ref())
                                .filter(head -> !head.changedAt().isBefore(drift.observedAt())
                                        || (change.after() == null ? head.commit() == null : head.isAt(change.after())))
                                .isPresent());
            case RepositoryEvent event ->
                pullRequests(event)
                        .allMatch(pullRequest -> state.pullRequest(pullRequest.id())
                                .filter(known -> !known.changedAt().isBefore(drift.observedAt()))
                                .isPresent());
        };
    }

    private void decide(RepositoryEvent event) {
        answer(event);
        switch (Decider.decide(event, state, answers, now)) {
            case Verdict.Decided(var decided, var changes) -> {
                decided.forEach(
                        change -> retold.add(new Retold(change, event.header().receivedAt())));
                changes.forEach(this::note);
            }
            case Verdict.Asks(CommitQuestion question) ->
                throw new IllegalStateException("every commit of an event is answered before: " + question);
        }
    }

    private void note(StateChange change) {
        switch (change) {
            case StateChange.RefsSeen(var _, var drifts) -> note(drifts, "refs/");
            case StateChange.PullRequestsSeen(var drifts) -> note(drifts, "pr/");
            case StateChange.HeadMoved _,
                    StateChange.PullRequestTold _,
                    StateChange.CommitApproved _,
                    StateChange.BuildAdded _,
                    StateChange.BuildsEnded _,
                    StateChange.LaneEnded _ -> {}
        }
    }

    private void note(List<Drift> drifts, String kind) {
        Map<String, Pending> seen = new LinkedHashMap<>();
        for (Drift drift : drifts) {
            seen.put(drift.subject(), new Pending(drift, firstSeen(pending.get(drift.subject()), drift)));
        }
        pending.keySet().removeIf(subject -> subject.startsWith(kind));
        pending.putAll(seen);
    }

    /** Seen again keeps its first sight, unless a webhook has moved what it differs from in between. */
    private static Instant firstSeen(@Nullable Pending known, Drift drift) {
        return known == null || known.drift().observedAt().isBefore(drift.knownSince())
                ? drift.observedAt()
                : known.firstSeen();
    }

    private void answer(RepositoryEvent event) {
        RepositoryRef own = state.repository();
        if (event instanceof RepositoryEvent.Pushed pushed) {
            pushed.changes().stream().map(RefChange::after).forEach(commit -> answer(own, commit));
        }
        pullRequests(event)
                .forEach(pullRequest -> answer(
                        pullRequest.source().repository(), pullRequest.source().commit()));
    }

    private void answer(@Nullable RepositoryRef repository, @Nullable CommitHash commit) {
        if (repository != null && commit != null) {
            answers.computeIfAbsent(
                    new CommitQuestion(state.project().project().id(), repository, commit), _ -> ofThen(commit));
        }
    }

    /** What the decisions of then say of a commit; its message is told by whether it had a marker. */
    private CommitAnswer ofThen(CommitHash commit) {
        return before.stream()
                .filter(decision -> decision.commit() != null
                        && decision.commit().isComplete()
                        && decision.commit().matches(commit))
                .findFirst()
                .<CommitAnswer>map(decision -> new CommitAnswer.Found(
                        Objects.requireNonNull(decision.commit()),
                        "PRESENT".equals(decision.inputs().get("skipMark")) ? "[skip ci]" : ""))
                .orElseGet(() -> commit.isComplete() ? new CommitAnswer.NotToBeHad() : new CommitAnswer.Unknown());
    }

    private static Stream<PullRequest> pullRequests(RepositoryEvent event) {
        return switch (event) {
            case RepositoryEvent.PullRequestOpened opened -> Stream.of(opened.pullRequest());
            case RepositoryEvent.PullRequestUpdated updated -> Stream.of(updated.pullRequest());
            case RepositoryEvent.PullRequestMerged merged -> Stream.of(merged.pullRequest());
            case RepositoryEvent.PullRequestDeclined declined -> Stream.of(declined.pullRequest());
            case RepositoryEvent.PullRequestDeleted deleted -> Stream.of(deleted.pullRequest());
            case RepositoryEvent.PullRequestCommentAdded added -> Stream.of(added.pullRequest());
            case RepositoryEvent.Pushed _,
                    RepositoryEvent.RepositoryChanged _,
                    RepositoryEvent.RefsObserved _,
                    RepositoryEvent.PullRequestsObserved _ -> Stream.empty();
        };
    }
}
