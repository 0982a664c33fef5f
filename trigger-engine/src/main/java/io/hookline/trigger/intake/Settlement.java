package io.hookline.trigger.intake;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.telemetry.Tracing;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.decide.Verdict;
import io.hookline.trigger.request.Messages;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.store.DecisionLog;
import io.hookline.trigger.store.Inbox;
import io.hookline.trigger.store.Outbox;
import io.hookline.trigger.store.OutgoingMessage;
import io.hookline.trigger.store.StateWriter;
import io.hookline.trigger.store.States;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The part that new and waiting events share: load what is known, decide, write what follows, all in the caller's transaction. */
@ApplicationScoped
class Settlement {

    static final String DEAD_LETTERS = Topic.REPOSITORY_EVENTS_TRIGGER_DLQ.topicName();

    private final States states;
    private final StateWriter writer;
    private final DecisionLog log;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Tracing tracing;
    private final Clock clock;

    Settlement(
            States states,
            StateWriter writer,
            DecisionLog log,
            Inbox inbox,
            Outbox outbox,
            Tracing tracing,
            Clock clock) {
        this.states = states;
        this.writer = writer;
        this.log = log;
        this.inbox = inbox;
        this.outbox = outbox;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Decides events of these projects, which the caller holds; tells what became of each event. */
    Uni<List<BatchDecision.Result>> settle(
            SqlConnection connection,
            List<Received.Event> events,
            Map<ProjectId, KnownProject> projects,
            Map<CommitQuestion, CommitAnswer> answers) {
        List<RepositoryEvent> told = events.stream().map(Received.Event::event).toList();
        EventSpans spans = EventSpans.begin(tracing, events);
        return states.load(connection, told, projects)
                .map(loaded -> new BatchDecision(loaded, answers, clock.instant()).decide(events))
                .call(results -> write(connection, results, projects, spans))
                .onItemOrFailure()
                .invoke(spans::end);
    }

    /** Writes what was decided for a project, which the caller holds, without an event. */
    Uni<Void> keep(SqlConnection connection, KnownProject known, Verdict.Decided verdict) {
        Project project = known.project();
        return store(
                connection,
                verdict.changes().stream()
                        .map(change -> new StateWriter.Change(project.id(), change))
                        .toList(),
                verdict.decided(),
                verdict.decided().stream()
                        .flatMap(decided -> Messages.of(decided, project).stream())
                        .toList());
    }

    private Uni<Void> write(
            SqlConnection connection,
            List<BatchDecision.Result> results,
            Map<ProjectId, KnownProject> projects,
            EventSpans spans) {
        return store(connection, changes(results), BatchDecision.decisions(results), messages(results, projects, spans))
                .chain(() -> inbox.forget(connection, failed(results)));
    }

    private Uni<Void> store(
            SqlConnection connection,
            List<StateWriter.Change> changes,
            List<DecidedChange> decided,
            List<OutgoingMessage> messages) {
        List<Decision> decisions = decided.stream().map(DecidedChange::decision).toList();
        return Uni.join()
                .all(
                        writer.write(connection, changes),
                        log.add(connection, decisions),
                        outbox.add(connection, messages))
                .andFailFast()
                .replaceWithVoid();
    }

    private static List<EventId> failed(List<BatchDecision.Result> results) {
        return results.stream()
                .filter(BatchDecision.Result.Failed.class::isInstance)
                .map(result -> result.event().id())
                .toList();
    }

    private static List<StateWriter.Change> changes(List<BatchDecision.Result> results) {
        List<StateWriter.Change> changes = new ArrayList<>();
        for (BatchDecision.Result result : results) {
            if (result instanceof BatchDecision.Result.Decided(Received.Event event, var verdict)) {
                verdict.changes().forEach(change -> changes.add(new StateWriter.Change(event.project(), change)));
            }
        }
        return changes;
    }

    private static List<OutgoingMessage> messages(
            List<BatchDecision.Result> results, Map<ProjectId, KnownProject> projects, EventSpans spans) {
        List<OutgoingMessage> messages = new ArrayList<>();
        for (BatchDecision.Result result : results) {
            switch (result) {
                case BatchDecision.Result.Decided(Received.Event event, var verdict) -> {
                    KnownProject known = projects.get(event.project());
                    if (known != null) {
                        Map<String, byte[]> trace = spans.headersOf(event);
                        verdict.decided().stream()
                                .flatMap(change -> Messages.of(change, known.project()).stream())
                                .forEach(message -> messages.add(message.with(trace)));
                    }
                }
                case BatchDecision.Result.Failed(Received.Event event, String reason) ->
                    messages.add(event.record().deadLetter(DEAD_LETTERS, reason));
                case BatchDecision.Result.Asks _, BatchDecision.Result.Behind _ -> {}
            }
        }
        return messages;
    }
}
