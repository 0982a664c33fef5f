package io.hookline.trigger.intake;

import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.TriggerConfig;
import io.hookline.trigger.intake.CommitLookUp.Reply;
import io.hookline.trigger.intake.WaitingRound.Next;
import io.hookline.trigger.intake.WaitingRound.Round;
import io.hookline.trigger.request.OutboxRelay;
import io.hookline.trigger.request.SingleRunner;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.store.WaitingRoom;
import io.hookline.trigger.store.WaitingRoom.Waiting;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Gives waiting events another try: asks for the commits they hang on, outside any transaction, and decides them with the answers. What
 * waits too long goes to the dead letters, so that nothing holds up its project for ever.
 */
@ApplicationScoped
public class WaitingEvents {

    private static final Logger LOG = Logger.getLogger(WaitingEvents.class);
    private static final int PROJECTS_AT_A_TIME = 8;
    private static final int EVENTS_AT_A_TIME = 100;

    private final WaitingRoom room;
    private final WaitingRound rounds;
    private final CommitLookUp lookUp;
    private final OutboxRelay relay;
    private final DecisionMetrics metrics;
    private final TriggerConfig config;
    private final Clock clock;
    private final SingleRunner runner = new SingleRunner("waiting-events", this::attendToAll);

    WaitingEvents(
            WaitingRoom room,
            WaitingRound rounds,
            CommitLookUp lookUp,
            OutboxRelay relay,
            DecisionMetrics metrics,
            TriggerConfig config,
            Clock clock) {
        this.room = room;
        this.rounds = rounds;
        this.lookUp = lookUp;
        this.relay = relay;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    /** Asks for the events that are due to be tried; does not wait for it. */
    @Scheduled(every = "${hookline.trigger.waiting-poll}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void attend() {
        runner.run();
    }

    private Uni<Void> attendToAll() {
        return room.due()
                .chain(projects -> Multi.createFrom()
                        .iterable(projects)
                        .onItem()
                        .transformToUni(this::attendTo)
                        .merge(PROJECTS_AT_A_TIME)
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<Void> attendTo(ProjectId project) {
        return serve(new Turn(project, Map.of(), EVENTS_AT_A_TIME))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Waiting events could not be tried project=%s cause=%s", project, Faults.kindOf(failure)))
                .onFailure()
                .recoverWithNull();
    }

    /** A project's turn, and what was learned in it. */
    private record Turn(ProjectId project, Map<CommitQuestion, CommitAnswer> answers, int limit) {

        Turn with(CommitQuestion question, CommitAnswer answer) {
            Map<CommitQuestion, CommitAnswer> more = new HashMap<>(answers);
            more.put(question, answer);
            return new Turn(project, Map.copyOf(more), limit);
        }

        Turn oneByOne() {
            return new Turn(project, answers, 1);
        }
    }

    private Uni<Void> serve(Turn turn) {
        return rounds.run(turn.project(), turn.answers(), turn.limit())
                .invoke(this::committed)
                .chain(round -> next(turn, round.then()))
                .onFailure(Faults::isOfData)
                .recoverWithUni(failure -> refused(turn, failure));
    }

    private Uni<Void> next(Turn turn, Next next) {
        return switch (next) {
            case Next.Rest _ -> Uni.createFrom().voidItem();
            case Next.Again _ -> serve(turn);
            case Next.Ask(Waiting waiting, CommitQuestion question) ->
                lookUp.ask(question).chain(reply -> replied(turn, waiting, question, reply));
        };
    }

    private Uni<Void> replied(Turn turn, Waiting waiting, CommitQuestion question, Reply reply) {
        return switch (reply) {
            case Reply.Answered(CommitAnswer answer) -> serve(turn.with(question, answer));
            case Reply.Unavailable(String reason) -> {
                if (waiting.since().plus(config.commitWait()).isAfter(clock.instant())) {
                    yield rounds.postpone(waiting, "commit not to be had now: " + reason);
                }
                yield question.commit().isComplete()
                        ? serve(turn.with(question, new CommitAnswer.NotToBeHad()))
                        : giveUp(turn, "the commit could not be asked for within " + config.commitWait());
            }
        };
    }

    private Uni<Void> refused(Turn turn, Throwable failure) {
        if (turn.limit() > 1) {
            return serve(turn.oneByOne());
        }
        LOG.errorf(
                "A waiting event could not be stored and goes to the dead letters project=%s cause=%s",
                turn.project(), Faults.kindOf(failure));
        return giveUp(turn, "could not be stored: " + failure.getClass().getName());
    }

    private Uni<Void> giveUp(Turn turn, String reason) {
        return rounds.giveUp(turn.project(), reason).invoke(relay::send).chain(() -> serve(turn));
    }

    private void committed(Round round) {
        metrics.count(round.results());
        relay.send();
    }
}
