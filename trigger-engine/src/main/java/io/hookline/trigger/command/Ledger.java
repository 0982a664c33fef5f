package io.hookline.trigger.command;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.command.Commands.Outcome;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.decide.Verdict;
import io.hookline.trigger.manual.Ask;
import io.hookline.trigger.request.Messages;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.store.DecisionLog;
import io.hookline.trigger.store.Inbox;
import io.hookline.trigger.store.Outbox;
import io.hookline.trigger.store.Overview;
import io.hookline.trigger.store.Overview.BuildEntry;
import io.hookline.trigger.store.Projects;
import io.hookline.trigger.store.StateWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The transaction around each request: holds the project, knows what was asked before, and writes what follows, together or not at all. */
@ApplicationScoped
class Ledger {

    private final Pool pool;
    private final Projects projects;
    private final Inbox inbox;
    private final StateWriter writer;
    private final DecisionLog log;
    private final Outbox outbox;
    private final Overview overview;

    Ledger(
            Pool pool,
            Projects projects,
            Inbox inbox,
            StateWriter writer,
            DecisionLog log,
            Outbox outbox,
            Overview overview) {
        this.pool = pool;
        this.projects = projects;
        this.inbox = inbox;
        this.writer = writer;
        this.log = log;
        this.outbox = outbox;
        this.overview = overview;
    }

    /** What is to be done about a build of a project. */
    interface OnBuild {

        Uni<Answer> decide(SqlConnection connection, KnownProject known, BuildEntry entry);
    }

    Uni<Outcome> ofProject(
            ProjectId project, Ask ask, BiFunction<SqlConnection, KnownProject, Uni<Outcome>> onProject) {
        return pool.withTransaction(connection -> held(connection, project, ask, onProject));
    }

    Uni<Answer> ofBuild(BuildId build, Ask ask, OnBuild onBuild) {
        return pool.withTransaction(connection -> overview.build(connection, build)
                .chain(found -> found.isEmpty()
                        ? answer(new Answer.NotFound("build " + build))
                        : held(
                                connection,
                                found.get().project(),
                                ask,
                                // Read again: it may have ended before the project was held.
                                (_, known) -> overview.build(connection, build)
                                        .chain(held -> onBuild.decide(connection, known, held.orElseThrow()))
                                        .map(Outcome.Answered::new)))
                .map(outcome -> switch (outcome) {
                    case Outcome.Answered(Answer answer) -> answer;
                    case Outcome.Asks _, Outcome.AsksHead _ ->
                        throw new IllegalStateException("what was built needs no look-up");
                }));
    }

    /** Writes down what was decided and what follows from it. */
    Uni<Answer> write(SqlConnection connection, KnownProject known, Verdict.Decided verdict) {
        DecidedChange change = verdict.decided().getFirst();
        Decision decision = change.decision();
        List<StateWriter.Change> changes = verdict.changes().stream()
                .map(one -> new StateWriter.Change(decision.project(), one))
                .toList();
        return inbox.admit(connection, List.of(decision.cause().event()))
                .chain(() -> writer.write(connection, changes))
                .chain(() -> log.add(connection, List.of(decision)))
                .chain(() -> outbox.add(connection, Messages.of(change, known.project())))
                .replaceWith(() -> new Answer.Decided(decision, false));
    }

    private Uni<Outcome> held(
            SqlConnection connection,
            ProjectId project,
            Ask ask,
            BiFunction<SqlConnection, KnownProject, Uni<Outcome>> onProject) {
        return projects.lock(connection, List.of(project))
                .chain(() -> log.ofEvent(connection, ask.event()))
                .chain(before -> before.isPresent()
                        ? answer(again(ask, before.get()))
                        : projects.find(connection, List.of(project))
                                .chain(found -> known(connection, Optional.ofNullable(found.get(project)), onProject)));
    }

    private static Uni<Outcome> known(
            SqlConnection connection,
            Optional<KnownProject> known,
            BiFunction<SqlConnection, KnownProject, Uni<Outcome>> onProject) {
        if (known.isEmpty()) {
            return answer(new Answer.NotFound("project"));
        }
        return known.get().removed() ? answer(new Answer.Removed()) : onProject.apply(connection, known.get());
    }

    private static Answer again(Ask ask, Decision before) {
        return ask.what().equals(before.inputs().get("asked"))
                ? new Answer.Decided(before, true)
                : new Answer.KeyReused();
    }

    private static Uni<Outcome> answer(Answer answer) {
        return Uni.createFrom().item(new Outcome.Answered(answer));
    }
}
