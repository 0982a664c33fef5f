package io.hookline.trigger.intake;

import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.decide.Decider;
import io.hookline.trigger.decide.Verdict;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.ProjectState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Decides a batch of events in their order. From a project's first event that cannot be decided on, its later ones are put aside with
 * it; other projects go on.
 */
final class BatchDecision {

    private static final Logger LOG = Logger.getLogger(BatchDecision.class);

    /** What became of an event. */
    sealed interface Result {

        Received.Event event();

        record Decided(Received.Event event, Verdict.Decided verdict) implements Result {}

        /** Hangs on an answer. */
        record Asks(Received.Event event, CommitQuestion question) implements Result {}

        /** Waits behind an event that hangs or failed. */
        record Behind(Received.Event event) implements Result {}

        /** Cannot be decided at all: a fault of this program. */
        record Failed(Received.Event event, String reason) implements Result {}
    }

    private final Map<ProjectId, ProjectState> states;
    private final Map<CommitQuestion, CommitAnswer> answers;
    private final Instant now;

    /** Takes the states of all projects of the events, for this batch only. */
    BatchDecision(Map<ProjectId, ProjectState> states, Map<CommitQuestion, CommitAnswer> answers, Instant now) {
        this.states = new HashMap<>(states);
        this.answers = answers;
        this.now = now;
    }

    List<Result> decide(List<Received.Event> events) {
        List<Result> results = new ArrayList<>();
        events.forEach(event -> results.add(decide(event)));
        return results;
    }

    private Result decide(Received.Event event) {
        ProjectState state = states.get(event.project());
        if (state == null) {
            return new Result.Behind(event);
        }
        try {
            return switch (Decider.decide(event.event(), state, answers, now)) {
                case Verdict.Decided decided -> new Result.Decided(event, decided);
                case Verdict.Asks(CommitQuestion question) -> {
                    states.remove(event.project());
                    yield new Result.Asks(event, question);
                }
            };
        } catch (RuntimeException e) {
            LOG.errorf(e, "An event could not be decided event=%s project=%s", event.id(), event.project());
            states.remove(event.project());
            return new Result.Failed(
                    event, "could not be decided: " + e.getClass().getName());
        }
    }

    static List<DecidedChange> decisions(List<Result> results) {
        return results.stream()
                .filter(Result.Decided.class::isInstance)
                .map(Result.Decided.class::cast)
                .flatMap(result -> result.verdict().decided().stream())
                .toList();
    }
}
