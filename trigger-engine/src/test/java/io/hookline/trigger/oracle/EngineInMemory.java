package io.hookline.trigger.oracle;

import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.EventId;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.decide.Decider;
import io.hookline.trigger.decide.Verdict;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.state.ProjectState;
import io.hookline.trigger.state.SkipMark;
import io.hookline.trigger.state.StateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The engine's core over the deliveries of one repository, with what the engine has around it: an inbox, and answers from Bitbucket. */
final class EngineInMemory {

    private static final Instant NOW = World.START.plusSeconds(86_400);

    private final Story story;
    private final List<StateChange> changes = new ArrayList<>();
    private final Set<EventId> inbox = new HashSet<>();
    private final List<Build> requested = new ArrayList<>();
    private final Set<BuildId> ids = new HashSet<>();
    private final Set<Lane> lanes = new HashSet<>();
    private ProjectState state;

    private EngineInMemory(Story story) {
        this.story = story;
        this.state = state();
    }

    /**
     * What the engine made of deliveries.
     *
     * @param ids of the builds; fewer than builds where two had the same
     * @param standing builds that it holds nothing superseded or cancelled
     */
    record Made(List<Build> requested, Set<BuildId> ids, List<Build> standing) {}

    static Made of(Deliveries deliveries) {
        EngineInMemory engine = new EngineInMemory(deliveries.story());
        deliveries.events().forEach(engine::take);
        List<Build> standing = engine.lanes.stream()
                .flatMap(lane -> engine.state.buildsIn(lane).stream())
                .filter(KnownBuild::isRequested)
                .map(build -> new Build(
                        build.lane().name(),
                        build.commit(),
                        !build.lane().name().startsWith("pr/")))
                .toList();
        return new Made(engine.requested, engine.ids, standing);
    }

    private void take(RepositoryEvent event) {
        if (inbox.add(event.header().id())) {
            decide(event, Map.of());
        }
    }

    private void decide(RepositoryEvent event, Map<CommitQuestion, CommitAnswer> answers) {
        switch (Decider.decide(event, state, answers, NOW)) {
            case Verdict.Asks(CommitQuestion question) -> {
                state = state();
                Map<CommitQuestion, CommitAnswer> more = new HashMap<>(answers);
                more.put(question, answer(question));
                decide(event, more);
            }
            case Verdict.Decided(List<DecidedChange> decided, List<StateChange> effects) -> {
                changes.addAll(effects);
                decided.stream()
                        .filter(one -> one.decision().outcome() == Outcome.BUILD)
                        .forEach(this::requested);
            }
        }
    }

    private void requested(DecidedChange one) {
        Lane lane = Objects.requireNonNull(one.lane());
        boolean fork = one.builtFor() != null
                && one.builtFor().isFromFork(story.project().repository());
        lanes.add(lane);
        ids.add(one.decision().build());
        requested.add(
                new Build(lane.name(), Objects.requireNonNull(one.decision().commit()), !fork));
    }

    private static CommitAnswer answer(CommitQuestion question) {
        CommitHash commit = Hashes.commit(question.commit().value());
        return new CommitAnswer.Found(commit, Hashes.message(commit));
    }

    private ProjectState state() {
        Head head = Head.first(GitRef.branch("main"), story.first().hash(), SkipMark.UNKNOWN, World.START);
        KnownProject known = new KnownProject(story.project(), false, null, true, true);
        ProjectState fresh = new ProjectState(known, List.of(head), List.of(), List.of());
        changes.forEach(fresh::apply);
        return fresh;
    }
}
