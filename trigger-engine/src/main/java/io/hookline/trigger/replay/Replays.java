package io.hookline.trigger.replay;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.trigger.TriggerConfig;
import io.hookline.trigger.command.Answer;
import io.hookline.trigger.command.MissingBuilds;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.look.ReadOnly;
import io.hookline.trigger.manual.Ask;
import io.hookline.trigger.manual.Target;
import io.hookline.trigger.replay.Retelling.Retold;
import io.hookline.trigger.replay.Retelling.Story;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.store.Condition;
import io.hookline.trigger.store.DecisionLog;
import io.hookline.trigger.store.Projects;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Decides a time of a project's events once more, and has built what is missing by that. */
@ApplicationScoped
public class Replays {

    private static final int DECISIONS = 30_000;

    private final ReadOnly readOnly;
    private final Projects projects;
    private final DecisionLog log;
    private final EventsOfTopic topic;
    private final MissingBuilds missing;
    private final Duration grace;
    private final Clock clock;

    Replays(
            ReadOnly readOnly,
            Projects projects,
            DecisionLog log,
            EventsOfTopic topic,
            MissingBuilds missing,
            TriggerConfig config,
            Clock clock) {
        this.readOnly = readOnly;
        this.projects = projects;
        this.log = log;
        this.topic = topic;
        this.missing = missing;
        this.grace = config.grace();
        this.clock = clock;
    }

    /**
     * What is to be decided once more.
     *
     * @param from when the events were received, this included
     * @param to this not included
     * @param settings those to decide by, from the project's own
     * @param by who asks
     */
    public record Order(
            ProjectId project,
            Instant from,
            Instant to,
            UnaryOperator<ProjectSettings> settings,
            boolean dryRun,
            String by) {}

    /** What came of it. */
    public sealed interface Result {

        /**
         * Decided once more.
         *
         * @param events that Kafka still has of the project
         * @param decided changes of that time
         * @param missing builds that would be requested, or were
         * @param requested the decisions by which they were; none in a dry run, or where they were built already
         */
        record Done(
                int events, int decided, List<Difference> differences, List<Decision> missing, List<Decision> requested)
                implements Result {
            public Done {
                differences = List.copyOf(differences);
                missing = List.copyOf(missing);
                requested = List.copyOf(requested);
            }
        }

        record NoProject() implements Result {}

        record Removed() implements Result {}

        /** Kafka has more events of the project than are decided once more at a time. */
        record TooMany(int most) implements Result {}
    }

    private record Then(KnownProject project, List<Decision> decisions) {}

    public Uni<Result> replay(Order order) {
        return readOnly.look(connection -> then(connection, order.project())).chain(then -> {
            if (then.isEmpty()) {
                return Uni.createFrom().item(new Result.NoProject());
            }
            return then.get().project().removed()
                    ? Uni.createFrom().item(new Result.Removed())
                    : topic.of(then.get().project().project()).chain(events -> decide(order, then.get(), events));
        });
    }

    private Uni<Optional<Then>> then(SqlConnection connection, ProjectId project) {
        return projects.find(connection, List.of(project))
                .chain(found -> log.find(connection, List.of(new Condition.OfProject(project)), null, DECISIONS)
                        .map(entries -> Optional.ofNullable(found.get(project))
                                .map(known -> new Then(
                                        known,
                                        entries.stream()
                                                .map(DecisionLog.Entry::decision)
                                                .toList()))));
    }

    private Uni<Result> decide(Order order, Then then, List<RepositoryEvent> events) {
        if (events.size() > EventsOfTopic.MOST) {
            return Uni.createFrom().item(new Result.TooMany(EventsOfTopic.MOST));
        }
        KnownProject known = then.project();
        KnownProject project =
                known.deciding(order.settings().apply(known.project().settings()));
        Story story = Retelling.tell(project, events, then.decisions(), grace, clock.instant());
        List<Retold> now = Comparison.within(story, order.from(), order.to());
        List<Difference> differences = Comparison.differences(now, then.decisions());
        List<DecidedChange> wanted = Comparison.wanted(now, differences, story);
        return unbuilt(order, wanted)
                .chain(unbuilt -> request(order, unbuilt)
                        .map(requested -> new Result.Done(
                                events.size(),
                                now.size(),
                                differences,
                                unbuilt.stream().map(DecidedChange::decision).toList(),
                                requested)));
    }

    private Uni<List<DecidedChange>> unbuilt(Order order, List<DecidedChange> wanted) {
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(change -> readOnly.look(connection ->
                                missing.isBuilt(connection, order.project(), lane(change), commit(change)))
                        .map(built -> built ? Optional.<DecidedChange>empty() : Optional.of(change)))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList();
    }

    private Uni<List<Decision>> request(Order order, List<DecidedChange> wanted) {
        if (order.dryRun()) {
            return Uni.createFrom().item(List.of());
        }
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(change -> request(order, change))
                .filter(Answer.Decided.class::isInstance)
                .map(answer -> ((Answer.Decided) answer).decision())
                .collect()
                .asList();
    }

    /** The same build has one id however often it is asked for. */
    private Uni<Answer> request(Order order, DecidedChange change) {
        Decision decision = change.decision();
        EventId event = EventId.from("replay", order.project(), lane(change), commit(change));
        Ask ask = new Ask(event, order.by(), "decide " + decision.id() + " again", clock.instant());
        Target target = new Target(Objects.requireNonNull(decision.ref()), commit(change), change.builtFor());
        return missing.request(order.project(), ask, target, lane(change), decision);
    }

    private static Lane lane(DecidedChange change) {
        return Objects.requireNonNull(change.lane(), "a build has a lane");
    }

    private static CommitHash commit(DecidedChange change) {
        return Objects.requireNonNull(change.decision().commit(), "a build has a commit");
    }
}
