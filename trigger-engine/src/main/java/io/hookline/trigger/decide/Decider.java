package io.hookline.trigger.decide;

import io.hookline.contracts.build.Cause;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryEvent.PullRequestsObserved;
import io.hookline.contracts.event.RepositoryEvent.RefsObserved;
import io.hookline.trigger.rule.Change;
import io.hookline.trigger.rule.Judgement;
import io.hookline.trigger.rule.Question;
import io.hookline.trigger.rule.Rules;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.ProjectState;
import io.hookline.trigger.state.StateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides an event: asks the rules about each change in it and says what follows. No I/O, no clock, no randomness. */
public final class Decider {

    private Decider() {}

    /**
     * Decides one event and lets the state follow.
     *
     * @param state is changed; it is spoilt when the verdict is {@link Verdict.Asks}
     * @param answers what Bitbucket said so far
     */
    public static Verdict decide(
            RepositoryEvent event, ProjectState state, Map<CommitQuestion, CommitAnswer> answers, Instant now) {
        return switch (event) {
            case RefsObserved observed -> seen(Observations.refs(observed, state), state);
            case PullRequestsObserved observed -> seen(Observations.pullRequests(observed, state), state);
            case RepositoryEvent told ->
                changes(Changes.of(told, state), told.header(), cause(told.header()), state, answers, now);
        };
    }

    /**
     * Decides an approval that was given over REST and lets the state follow.
     *
     * @param header of the decision; nobody delivered it
     * @param state is changed; it is spoilt when the verdict is {@link Verdict.Asks}
     */
    public static Verdict approve(
            Change.PullRequestApproved approved,
            EventHeader header,
            ProjectState state,
            Map<CommitQuestion, CommitAnswer> answers,
            Instant now) {
        return changes(List.of(approved), header, new Cause(header.id(), null, false), state, answers, now);
    }

    private static Verdict seen(List<StateChange> changes, ProjectState state) {
        changes.forEach(state::apply);
        return new Verdict.Decided(List.of(), changes);
    }

    private static Verdict changes(
            List<Change> told,
            EventHeader header,
            Cause cause,
            ProjectState state,
            Map<CommitQuestion, CommitAnswer> answers,
            Instant now) {
        List<DecidedChange> decided = new ArrayList<>();
        List<StateChange> changes = new ArrayList<>();
        for (Change change : told) {
            Question question = Questions.about(change, state, cause.recovered(), header.receivedAt(), answers);
            Judgement judgement = Rules.judge(question);
            Optional<CommitQuestion> unanswered = question.unanswered(judgement);
            if (unanswered.isPresent()) {
                return new Verdict.Asks(unanswered.get());
            }
            DecidedChange one = Decisions.record(question, judgement, header, cause, decided.size(), now);
            List<StateChange> effects = Effects.of(question, one, header.receivedAt(), now);
            effects.forEach(state::apply);
            changes.addAll(effects);
            decided.add(one);
        }
        return new Verdict.Decided(decided, changes);
    }

    /** Without a delivery nobody told of the change: a look at the repository found it. */
    private static Cause cause(EventHeader header) {
        return header.delivery() == null
                ? new Cause(header.id(), null, true)
                : new Cause(header.id(), header.delivery().id(), false);
    }
}
