package io.hookline.trigger.intake;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.trigger.decide.Approvable;
import io.hookline.trigger.decide.Decider;
import io.hookline.trigger.decide.Verdict;
import io.hookline.trigger.intake.CommitLookUp.Reply;
import io.hookline.trigger.request.OutboxRelay;
import io.hookline.trigger.rule.Change;
import io.hookline.trigger.state.Approval;
import io.hookline.trigger.state.Approver;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.ProjectState;
import io.hookline.trigger.state.StateChange;
import io.hookline.trigger.store.DecisionLog;
import io.hookline.trigger.store.Projects;
import io.hookline.trigger.store.States;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes approvals of forks' commits in: the approval, the decision it causes and what follows are one transaction. */
@ApplicationScoped
public class ApprovalIntake {

    private final Pool pool;
    private final Projects projects;
    private final States states;
    private final Settlement settlement;
    private final DecisionLog log;
    private final CommitLookUp lookUp;
    private final OutboxRelay relay;
    private final DecisionMetrics metrics;
    private final Clock clock;

    ApprovalIntake(
            Pool pool,
            Projects projects,
            States states,
            Settlement settlement,
            DecisionLog log,
            CommitLookUp lookUp,
            OutboxRelay relay,
            DecisionMetrics metrics,
            Clock clock) {
        this.pool = pool;
        this.projects = projects;
        this.states = states;
        this.settlement = settlement;
        this.log = log;
        this.lookUp = lookUp;
        this.relay = relay;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param commit with all 40 digits
     */
    public record Request(ProjectId project, PullRequestId pullRequest, CommitHash commit, Approver by) {}

    /** What became of it. */
    public sealed interface Outcome {

        /**
         * The commit is approved.
         *
         * @param first whether it was not before
         */
        record Approved(Approval approval, Decision decision, boolean first) implements Outcome {}

        /** Nothing was changed. */
        record Refused(Approvable why) implements Outcome {}

        /** Bitbucket could not be asked about the commit; worth another try later. */
        record Unavailable(String reason) implements Outcome {}
    }

    private sealed interface Turn {

        record Done(Outcome outcome) implements Turn {}

        record Ask(CommitQuestion question) implements Turn {}
    }

    /** Goes on to its end also when nobody waits for it any more: a cancelled transaction would keep its connection. */
    public Uni<Outcome> approve(Request request) {
        return Uni.createFrom()
                .emitter(emitter -> approve(request, Map.of()).subscribe().with(emitter::complete, emitter::fail));
    }

    private Uni<Outcome> approve(Request request, Map<CommitQuestion, CommitAnswer> answers) {
        return pool.withTransaction(connection -> projects.lock(connection, List.of(request.project()))
                        .chain(() -> projects.find(connection, List.of(request.project())))
                        .chain(known -> turn(connection, request, known.get(request.project()), answers)))
                .chain(turn -> switch (turn) {
                    case Turn.Done(Outcome outcome) ->
                        Uni.createFrom().item(outcome).invoke(this::committed);
                    case Turn.Ask(CommitQuestion question) ->
                        lookUp.ask(question).chain(reply -> replied(request, answers, question, reply));
                });
    }

    private Uni<Turn> turn(
            SqlConnection connection,
            Request request,
            @Nullable KnownProject known,
            Map<CommitQuestion, CommitAnswer> answers) {
        if (known == null) {
            return done(new Outcome.Refused(new Approvable.NotFound("There is no project " + request.project())));
        }
        return states.loadFork(connection, known, request.pullRequest(), request.commit())
                .chain(state -> switch (Approvable.of(state, request.pullRequest(), request.commit(), request.by())) {
                    case Approvable.Already(Approval approval) -> repeated(approval);
                    case Approvable.Now(Change.PullRequestApproved change) ->
                        decide(connection, known, state, change, answers);
                    case Approvable.NotFound why -> done(new Outcome.Refused(why));
                    case Approvable.Nonsense why -> done(new Outcome.Refused(why));
                    case Approvable.Conflict why -> done(new Outcome.Refused(why));
                });
    }

    private Uni<Turn> repeated(Approval approval) {
        return log.find(approval.decision())
                .map(decision -> new Turn.Done(new Outcome.Approved(approval, decision.orElseThrow(), false)));
    }

    private Uni<Turn> decide(
            SqlConnection connection,
            KnownProject known,
            ProjectState state,
            Change.PullRequestApproved change,
            Map<CommitQuestion, CommitAnswer> answers) {
        Instant now = clock.instant();
        return switch (Decider.approve(change, header(known, change, now), state, answers, now)) {
            case Verdict.Asks(CommitQuestion question) -> Uni.createFrom().item(new Turn.Ask(question));
            case Verdict.Decided verdict -> keep(connection, known, change, verdict);
        };
    }

    private Uni<Turn> keep(
            SqlConnection connection, KnownProject known, Change.PullRequestApproved change, Verdict.Decided verdict) {
        Decision decision = verdict.decided().getFirst().decision();
        return verdict.changes().stream()
                .filter(StateChange.CommitApproved.class::isInstance)
                .map(StateChange.CommitApproved.class::cast)
                .findFirst()
                .map(given -> settlement
                        .keep(connection, known, verdict)
                        .chain(() -> done(new Outcome.Approved(given.approval(), decision, true))))
                .orElseGet(() -> done(new Outcome.Refused(
                        new Approvable.Nonsense("The source repository has no commit " + change.commit()))));
    }

    private Uni<Outcome> replied(
            Request request, Map<CommitQuestion, CommitAnswer> answers, CommitQuestion question, Reply reply) {
        return switch (reply) {
            case Reply.Answered(CommitAnswer answer) -> {
                Map<CommitQuestion, CommitAnswer> more = new HashMap<>(answers);
                more.put(question, answer);
                yield approve(request, more);
            }
            case Reply.Unavailable(String reason) -> Uni.createFrom().item(new Outcome.Unavailable(reason));
        };
    }

    private void committed(Outcome outcome) {
        if (outcome instanceof Outcome.Approved approved && approved.first()) {
            metrics.count(approved.decision());
            relay.send();
        }
    }

    private static EventHeader header(KnownProject known, Change.PullRequestApproved change, Instant now) {
        EventId id = EventId.from(
                "approval", known.project().id(), change.pullRequest().id(), change.commit(), now);
        return new EventHeader(id, known.project().id(), known.project().repository(), now, null, null);
    }

    private static Uni<Turn> done(Outcome outcome) {
        return Uni.createFrom().item(new Turn.Done(outcome));
    }
}
