package io.hookline.trigger.command;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.command.Targets.Search;
import io.hookline.trigger.decide.Verdict;
import io.hookline.trigger.intake.CommitLookUp;
import io.hookline.trigger.manual.Ask;
import io.hookline.trigger.manual.ManualDecider;
import io.hookline.trigger.manual.Target;
import io.hookline.trigger.request.OutboxRelay;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.store.Overview.BuildEntry;
import io.hookline.trigger.store.Repetitions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Builds, repeats and stops builds as people ask for it. */
@ApplicationScoped
public class Commands {

    private final Ledger ledger;
    private final Targets targets;
    private final Repetitions repetitions;
    private final CommitLookUp lookUp;
    private final OutboxRelay relay;
    private final Clock clock;

    Commands(
            Ledger ledger,
            Targets targets,
            Repetitions repetitions,
            CommitLookUp lookUp,
            OutboxRelay relay,
            Clock clock) {
        this.ledger = ledger;
        this.targets = targets;
        this.repetitions = repetitions;
        this.lookUp = lookUp;
        this.relay = relay;
        this.clock = clock;
    }

    /** Requests a build of what is wished. */
    public Uni<Answer> build(ProjectId project, Ask ask, BuildWish wish) {
        return build(project, ask, wish, Map.of());
    }

    /** Requests a build of the same commit for the same ref or pull request. */
    public Uni<Answer> rerun(BuildId build, Ask ask) {
        return ledger.ofBuild(build, ask, (connection, known, entry) -> rerun(connection, known, ask, entry))
                .invoke(_ -> relay.send());
    }

    /** Asks CI systems to stop a build. */
    public Uni<Answer> cancel(BuildId build, Ask ask) {
        return ledger.ofBuild(
                        build,
                        ask,
                        (connection, known, entry) -> ledger.write(
                                connection,
                                known,
                                ManualDecider.cancel(known.project(), ask, entry.build(), clock.instant())))
                .invoke(_ -> relay.send());
    }

    private Uni<Answer> build(ProjectId project, Ask ask, BuildWish wish, Map<CommitQuestion, CommitAnswer> answers) {
        return ledger.ofProject(
                        project,
                        ask,
                        (connection, known) -> targets.find(connection, known.project(), wish, answers)
                                .chain(search -> outcome(connection, known, ask, search)))
                .chain(outcome -> switch (outcome) {
                    case Outcome.Answered(Answer answer) -> {
                        relay.send();
                        yield Uni.createFrom().item(answer);
                    }
                    case Outcome.Asks(CommitQuestion question) ->
                        lookUp.ask(question).chain(reply -> asked(project, ask, wish, answers, question, reply));
                    case Outcome.AsksHead(RepositoryRef own, GitRef ref) ->
                        lookUp.head(project, ref).chain(reply -> headTold(project, ask, own, ref, reply));
                });
    }

    /** What a transaction came to. */
    sealed interface Outcome {

        record Answered(Answer answer) implements Outcome {}

        /** Nothing was written: Bitbucket must be asked first, outside any transaction. */
        record Asks(CommitQuestion question) implements Outcome {}

        /** Likewise, where a ref of the project's own repository stands. */
        record AsksHead(RepositoryRef own, GitRef ref) implements Outcome {}
    }

    private Uni<Outcome> outcome(SqlConnection connection, KnownProject known, Ask ask, Search search) {
        return switch (search) {
            case Search.Asks(CommitQuestion question) -> Uni.createFrom().item(new Outcome.Asks(question));
            case Search.AsksHead(GitRef ref) ->
                Uni.createFrom().item(new Outcome.AsksHead(known.project().repository(), ref));
            case Search.Impossible(String why) ->
                Uni.createFrom().item(new Outcome.Answered(new Answer.Unbuildable(why)));
            case Search.Found(Target target) ->
                ledger.write(connection, known, ManualDecider.build(known.project(), ask, target, clock.instant()))
                        .map(Outcome.Answered::new);
        };
    }

    private Uni<Answer> asked(
            ProjectId project,
            Ask ask,
            BuildWish wish,
            Map<CommitQuestion, CommitAnswer> answers,
            CommitQuestion question,
            CommitLookUp.Reply reply) {
        return switch (reply) {
            case CommitLookUp.Reply.Answered(CommitAnswer answer) -> {
                Map<CommitQuestion, CommitAnswer> more = new HashMap<>(answers);
                more.put(question, answer);
                yield build(project, ask, wish, Map.copyOf(more));
            }
            case CommitLookUp.Reply.Unavailable(String reason) ->
                Uni.createFrom().item(new Answer.Unavailable(reason));
        };
    }

    /** Where Bitbucket says that the ref stands is what is wished. */
    private Uni<Answer> headTold(ProjectId project, Ask ask, RepositoryRef own, GitRef ref, CommitLookUp.Reply reply) {
        if (reply instanceof CommitLookUp.Reply.Answered(CommitAnswer.Found found)) {
            CommitQuestion question = new CommitQuestion(project, own, found.commit());
            return asked(project, ask, new BuildWish.OfRef(ref, found.commit()), Map.of(), question, reply);
        }
        return Uni.createFrom()
                .item(
                        switch (reply) {
                            case CommitLookUp.Reply.Answered _ ->
                                new Answer.Unbuildable(
                                        "Bitbucket shows no " + ref.fullName() + " in the project's repository.");
                            case CommitLookUp.Reply.Unavailable(String reason) -> new Answer.Unavailable(reason);
                        });
    }

    private Uni<Answer> rerun(SqlConnection connection, KnownProject known, Ask ask, BuildEntry entry) {
        KnownBuild repeated = entry.build();
        return targets.again(connection, known.project(), repeated).chain(search -> switch (search) {
            case Search.Found(Target target) -> rerun(connection, known, ask, entry, target);
            case Search.Impossible(String why) -> Uni.createFrom().item(new Answer.Unbuildable(why));
            case Search.Asks _, Search.AsksHead _ ->
                throw new IllegalStateException("a build has a commit with all 40 digits");
        });
    }

    private Uni<Answer> rerun(SqlConnection connection, KnownProject known, Ask ask, BuildEntry entry, Target target) {
        BuildId repeated = entry.build().id();
        BuildId first = Objects.requireNonNullElse(entry.repeats(), repeated);
        return repetitions
                .attempts(connection, first)
                .map(attempts -> ManualDecider.rerun(
                        known.project(), ask, target, repeated, first, attempts + 1, clock.instant()))
                .chain(verdict -> ledger.write(connection, known, verdict)
                        .call(_ -> repetitions.note(connection, build(verdict), first)));
    }

    private static BuildId build(Verdict.Decided verdict) {
        Decision decision = verdict.decided().getFirst().decision();
        return Objects.requireNonNull(decision.build(), "a repetition is a build");
    }
}
