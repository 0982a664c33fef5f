package io.hookline.trigger.command;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.manual.Ask;
import io.hookline.trigger.manual.ManualDecider;
import io.hookline.trigger.manual.Target;
import io.hookline.trigger.request.OutboxRelay;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.store.Repetitions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Requests what a decision that was made once more says is missing; never what was built already. */
@ApplicationScoped
public class MissingBuilds {

    private final Ledger ledger;
    private final Repetitions repetitions;
    private final OutboxRelay relay;
    private final Clock clock;

    MissingBuilds(Ledger ledger, Repetitions repetitions, OutboxRelay relay, Clock clock) {
        this.ledger = ledger;
        this.repetitions = repetitions;
        this.relay = relay;
        this.clock = clock;
    }

    /** Whether this commit was ever built in this lane. */
    public Uni<Boolean> isBuilt(SqlConnection connection, ProjectId project, Lane lane, CommitHash commit) {
        return repetitions.isBuilt(connection, project, lane, commit);
    }

    /** Requests it, unless it was built meanwhile. */
    public Uni<Answer> request(ProjectId project, Ask ask, Target target, Lane lane, Decision decision) {
        return ledger.ofProject(
                        project,
                        ask,
                        (connection, known) -> repetitions
                                .isBuilt(connection, project, lane, target.commit())
                                .chain(built -> built
                                        ? Uni.createFrom()
                                                .<Answer>item(new Answer.Unbuildable("It was built meanwhile."))
                                        : ledger.write(
                                                connection,
                                                known,
                                                ManualDecider.replay(
                                                        known.project(), ask, target, decision, clock.instant())))
                                .map(Commands.Outcome.Answered::new))
                .map(outcome -> switch (outcome) {
                    case Commands.Outcome.Answered(Answer answer) -> answer;
                    case Commands.Outcome.Asks _, Commands.Outcome.AsksHead _ ->
                        throw new IllegalStateException("a decided build needs no look-up");
                })
                .invoke(_ -> relay.send());
    }
}
