package io.hookline.trigger.intake;

import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.TriggerConfig;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.store.Inbox;
import io.hookline.trigger.store.Outbox;
import io.hookline.trigger.store.OutgoingMessage;
import io.hookline.trigger.store.Projects;
import io.hookline.trigger.store.WaitingRoom;
import io.hookline.trigger.store.WaitingRoom.Waiting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One transaction over the waiting events of one project: decides as many as it can, in their order. */
@ApplicationScoped
class WaitingRound {

    private final Pool pool;
    private final Projects projects;
    private final Inbox inbox;
    private final WaitingRoom room;
    private final Settlement settlement;
    private final Outbox outbox;
    private final TriggerConfig config;
    private final Clock clock;

    WaitingRound(
            Pool pool,
            Projects projects,
            Inbox inbox,
            WaitingRoom room,
            Settlement settlement,
            Outbox outbox,
            TriggerConfig config,
            Clock clock) {
        this.pool = pool;
        this.projects = projects;
        this.inbox = inbox;
        this.room = room;
        this.settlement = settlement;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /**
     * How far it came.
     *
     * @param results of the events that were looked at
     * @param then what is to be done next
     */
    record Round(List<BatchDecision.Result> results, Next then) {}

    sealed interface Next {

        /** No event is left, or none that can go on now. */
        record Rest() implements Next {}

        /** More events are there. */
        record Again() implements Next {}

        /** This event hangs on an answer. */
        record Ask(Waiting waiting, CommitQuestion question) implements Next {}
    }

    Uni<Round> run(ProjectId project, Map<CommitQuestion, CommitAnswer> answers, int limit) {
        return pool.withTransaction(connection -> projects.lock(connection, List.of(project))
                .chain(() -> projects.find(connection, List.of(project)))
                .chain(known -> room.first(connection, project, limit).chain(waiting -> {
                    if (waiting.isEmpty()) {
                        return Uni.createFrom().item(new Round(List.of(), new Next.Rest()));
                    }
                    return known.isEmpty()
                            ? awaitProject(connection, waiting)
                            : decide(connection, waiting, known, answers);
                })));
    }

    /** Puts the first event of a project aside. */
    Uni<Void> giveUp(ProjectId project, String reason) {
        return pool.withTransaction(connection -> projects.lock(connection, List.of(project))
                .chain(() -> room.first(connection, project, 1))
                .chain(waiting -> giveUp(connection, waiting, reason)));
    }

    /** Leaves an event for later, and with it those behind it. */
    Uni<Void> postpone(Waiting waiting, String reason) {
        return pool.withConnection(connection -> room.postpone(connection, waiting, delay(waiting), reason));
    }

    private Uni<Round> awaitProject(SqlConnection connection, List<Waiting> waiting) {
        List<Waiting> expired = waiting.stream()
                .filter(one -> one.since().plus(config.projectWait()).isBefore(clock.instant()))
                .toList();
        if (expired.isEmpty()) {
            Waiting first = waiting.getFirst();
            return room.postpone(connection, first, delay(first), "project unknown")
                    .replaceWith(new Round(List.of(), new Next.Rest()));
        }
        return giveUp(connection, expired, "no project of this id was told of within " + config.projectWait())
                .replaceWith(new Round(List.of(), new Next.Again()));
    }

    private Uni<Round> decide(
            SqlConnection connection,
            List<Waiting> waiting,
            Map<ProjectId, KnownProject> known,
            Map<CommitQuestion, CommitAnswer> answers) {
        List<Received.Event> events = waiting.stream().map(WaitingRound::event).toList();
        return settlement.settle(connection, events, known, answers).chain(results -> {
            List<Waiting> done = new ArrayList<>();
            Next next = new Next.Again();
            for (int i = 0; i < results.size(); i++) {
                switch (results.get(i)) {
                    case BatchDecision.Result.Decided _, BatchDecision.Result.Failed _ -> done.add(waiting.get(i));
                    case BatchDecision.Result.Asks(Received.Event _, CommitQuestion question) ->
                        next = new Next.Ask(waiting.get(i), question);
                    case BatchDecision.Result.Behind _ -> {}
                }
            }
            return room.remove(connection, done).replaceWith(new Round(results, next));
        });
    }

    private Uni<Void> giveUp(SqlConnection connection, List<Waiting> waiting, String reason) {
        List<OutgoingMessage> letters = waiting.stream()
                .map(one -> one.event().deadLetter(Settlement.DEAD_LETTERS, reason))
                .toList();
        return outbox.add(connection, letters)
                .chain(() -> room.remove(connection, waiting))
                .chain(() -> inbox.forget(
                        connection, waiting.stream().map(one -> event(one).id()).toList()));
    }

    private Duration delay(Waiting waiting) {
        int doublings = Math.min(waiting.attempts(), 20);
        Duration delay = config.backOff().multipliedBy(1L << doublings);
        return delay.compareTo(config.maxBackOff()) < 0 ? delay : config.maxBackOff();
    }

    private static Received.Event event(Waiting waiting) {
        return switch (Received.read(waiting.event())) {
            case Received.Event event -> event;
            case Received.Poison poison ->
                throw new IllegalStateException("only events come in to wait: " + poison.reason());
        };
    }
}
