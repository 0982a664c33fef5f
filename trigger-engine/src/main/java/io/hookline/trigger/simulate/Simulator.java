package io.hookline.trigger.simulate;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.decide.Decider;
import io.hookline.trigger.decide.Verdict;
import io.hookline.trigger.intake.CommitLookUp;
import io.hookline.trigger.look.ReadOnly;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.Drift;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.ProjectState;
import io.hookline.trigger.state.StateChange;
import io.hookline.trigger.store.Projects;
import io.hookline.trigger.store.States;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Decides an event as the intake would, over the state that the intake would see; nothing is written, taken in or sent. */
@ApplicationScoped
public class Simulator {

    private static final int QUESTIONS = 20;

    private final ReadOnly readOnly;
    private final Projects projects;
    private final States states;
    private final CommitLookUp lookUp;
    private final Clock clock;

    Simulator(ReadOnly readOnly, Projects projects, States states, CommitLookUp lookUp, Clock clock) {
        this.readOnly = readOnly;
        this.projects = projects;
        this.states = states;
        this.lookUp = lookUp;
        this.clock = clock;
    }

    /** What a simulation came to. */
    public sealed interface Simulation {

        /**
         * The decisions that would be made.
         *
         * @param decisions one for each change of the event
         * @param afterGrace of what a look would have shown, the decisions that would follow if no webhook came
         * @param settings that were decided by
         */
        record Done(List<Decision> decisions, List<Decision> afterGrace, ProjectSettings settings)
                implements Simulation {
            public Done {
                decisions = List.copyOf(decisions);
                afterGrace = List.copyOf(afterGrace);
            }
        }

        /** Nobody has told of the project. */
        record NoProject() implements Simulation {}

        /** A decision hangs on what Bitbucket could not be asked now. */
        record Unavailable(String reason) implements Simulation {}
    }

    public Uni<Optional<Project>> project(ProjectId id) {
        return readOnly.look(connection -> projects.find(connection, List.of(id))
                .map(found -> Optional.ofNullable(found.get(id)).map(KnownProject::project)));
    }

    /** Decides the event as if the project had these settings. */
    public Uni<Simulation> simulate(RepositoryEvent event, Function<ProjectSettings, ProjectSettings> settings) {
        return round(event, settings, Map.of());
    }

    private Uni<Simulation> round(
            RepositoryEvent event,
            Function<ProjectSettings, ProjectSettings> settings,
            Map<CommitQuestion, CommitAnswer> answers) {
        return readOnly.look(connection -> decide(connection, event, settings, answers))
                .chain(result -> switch (result) {
                    case Round.Ended(Simulation simulation) -> Uni.createFrom().item(simulation);
                    case Round.Asks(CommitQuestion question) -> ask(event, settings, answers, question);
                });
    }

    private Uni<Simulation> ask(
            RepositoryEvent event,
            Function<ProjectSettings, ProjectSettings> settings,
            Map<CommitQuestion, CommitAnswer> answers,
            CommitQuestion question) {
        if (answers.size() >= QUESTIONS) {
            return Uni.createFrom().item(new Simulation.Unavailable("the event asks for too many commits"));
        }
        return lookUp.ask(question).chain(reply -> switch (reply) {
            case CommitLookUp.Reply.Answered(CommitAnswer answer) -> {
                Map<CommitQuestion, CommitAnswer> more = new HashMap<>(answers);
                more.put(question, answer);
                yield round(event, settings, Map.copyOf(more));
            }
            case CommitLookUp.Reply.Unavailable(String reason) ->
                Uni.createFrom().item(new Simulation.Unavailable(reason));
        });
    }

    private sealed interface Round {

        record Ended(Simulation simulation) implements Round {}

        record Asks(CommitQuestion question) implements Round {}
    }

    private Uni<Round> decide(
            SqlConnection connection,
            RepositoryEvent event,
            Function<ProjectSettings, ProjectSettings> settings,
            Map<CommitQuestion, CommitAnswer> answers) {
        ProjectId id = event.header().project();
        return projects.find(connection, List.of(id)).chain(found -> {
            KnownProject known = found.get(id);
            if (known == null) {
                return Uni.createFrom().item(new Round.Ended(new Simulation.NoProject()));
            }
            KnownProject changed = known.deciding(settings.apply(known.project().settings()));
            return states.load(connection, List.of(event), Map.of(id, changed))
                    .map(loaded ->
                            Decider.decide(event, loaded.getOrDefault(id, empty(changed)), answers, clock.instant()))
                    .chain(verdict -> switch (verdict) {
                        case Verdict.Asks(CommitQuestion question) ->
                            Uni.createFrom().item(new Round.Asks(question));
                        case Verdict.Decided decided -> standIns(connection, changed, decided, answers);
                    });
        });
    }

    /** What a look shows is decided later, over what is known then: loaded for it, as the sweep for missed webhooks does. */
    private Uni<Round> standIns(
            SqlConnection connection,
            KnownProject known,
            Verdict.Decided decided,
            Map<CommitQuestion, CommitAnswer> answers) {
        ProjectId id = known.project().id();
        List<RepositoryEvent> overdue = overdue(decided.changes());
        if (overdue.isEmpty()) {
            return Uni.createFrom().item(done(known, decided, List.of()));
        }
        return states.load(connection, overdue, Map.of(id, known))
                .map(loaded -> standIns(known, decided, overdue, loaded.getOrDefault(id, empty(known)), answers));
    }

    private Round standIns(
            KnownProject known,
            Verdict.Decided decided,
            List<RepositoryEvent> overdue,
            ProjectState state,
            Map<CommitQuestion, CommitAnswer> answers) {
        List<Decision> later = new ArrayList<>();
        for (RepositoryEvent event : overdue) {
            switch (Decider.decide(event, state, answers, clock.instant())) {
                case Verdict.Asks(CommitQuestion question) -> {
                    return new Round.Asks(question);
                }
                case Verdict.Decided(var standIns, var _) -> later.addAll(decisions(standIns));
            }
        }
        return done(known, decided, later);
    }

    private static Round done(KnownProject known, Verdict.Decided decided, List<Decision> later) {
        return new Round.Ended(new Simulation.Done(
                decisions(decided.decided()), later, known.project().settings()));
    }

    private static List<Decision> decisions(List<DecidedChange> decided) {
        return decided.stream().map(DecidedChange::decision).toList();
    }

    private static List<RepositoryEvent> overdue(List<StateChange> changes) {
        return changes.stream()
                .flatMap(change -> switch (change) {
                    case StateChange.RefsSeen seen -> seen.drifts().stream();
                    case StateChange.PullRequestsSeen seen -> seen.drifts().stream();
                    case StateChange.HeadMoved _,
                            StateChange.PullRequestTold _,
                            StateChange.CommitApproved _,
                            StateChange.BuildAdded _,
                            StateChange.BuildsEnded _,
                            StateChange.LaneEnded _ -> Stream.<Drift>empty();
                })
                .map(Drift::event)
                .toList();
    }

    private static ProjectState empty(KnownProject known) {
        return new ProjectState(known, List.of(), List.of(), List.of());
    }
}
