package io.hookline.trigger.replay;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.id.DecisionId;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.replay.Retelling.Retold;
import io.hookline.trigger.replay.Retelling.Story;
import io.hookline.trigger.state.KnownBuild;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is decided otherwise now than then, and which builds are missing by that. Pure. */
final class Comparison {

    private Comparison() {}

    /** The decisions of now on what was received in this time. */
    static List<Retold> within(Story story, Instant from, Instant to) {
        return story.retold().stream()
                .filter(one ->
                        !one.receivedAt().isBefore(from) && one.receivedAt().isBefore(to))
                .toList();
    }

    static List<Difference> differences(List<Retold> now, List<Decision> before) {
        Map<DecisionId, Decision> then =
                before.stream().collect(Collectors.toMap(Decision::id, Function.identity(), (one, _) -> one));
        return now.stream()
                .map(one -> one.change().decision())
                .filter(decision -> differs(then.get(decision.id()), decision))
                .map(decision -> new Difference(then.get(decision.id()), decision))
                .toList();
    }

    /** Decisions of now to build what nothing has made pointless since, as far as the events go. */
    static List<DecidedChange> wanted(List<Retold> now, List<Difference> differences, Story story) {
        Set<DecisionId> different =
                differences.stream().map(difference -> difference.now().id()).collect(Collectors.toSet());
        return now.stream()
                .map(Retold::change)
                .filter(change -> change.decision().outcome() == Outcome.BUILD
                        && different.contains(change.decision().id())
                        && stands(change, story))
                .toList();
    }

    private static boolean stands(DecidedChange change, Story story) {
        return story.end().buildsIn(Objects.requireNonNull(change.lane(), "a build has a lane")).stream()
                .filter(KnownBuild::isRequested)
                .anyMatch(build -> build.id().equals(change.decision().build()));
    }

    private static boolean differs(@Nullable Decision then, Decision now) {
        return then == null ? now.outcome() == Outcome.BUILD : then.outcome() != now.outcome();
    }
}
