package io.hookline.trigger.explain;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.KnownPullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was read about an inquiry.
 *
 * @param project null where nobody has told of it
 * @param decisions that name what is asked about, newest first
 * @param builds likewise
 * @param heads refs that are asked about, or that stand or stood at the commit
 * @param pullRequest that is asked about; null where none is known
 * @param sights differences that a look at the repository showed and no webhook has told of yet, all of the project
 * @param waiting events of the project that cannot be decided yet, in their order
 * @param lastWebhook when a webhook last led to a decision on the project; null where none has
 * @param times what the engine waits for
 */
public record Facts(
        @Nullable ProjectFacts project,
        List<Decision> decisions,
        List<KnownBuild> builds,
        List<Head> heads,
        @Nullable KnownPullRequest pullRequest,
        List<Sight> sights,
        List<WaitingEvent> waiting,
        @Nullable Instant lastWebhook,
        Times times) {

    public Facts {
        decisions = List.copyOf(decisions);
        builds = List.copyOf(builds);
        heads = List.copyOf(heads);
        sights = List.copyOf(sights);
        waiting = List.copyOf(waiting);
        Objects.requireNonNull(times);
    }

    /**
     * A project.
     *
     * @param knownSince when it was first told of
     * @param changedAt when it was told of last, or removed
     * @param settings as decisions name them in their inputs
     */
    public record ProjectFacts(
            KnownProject known, Instant knownSince, Instant changedAt, Map<String, String> settings) {

        public ProjectFacts {
            Objects.requireNonNull(known);
            settings = Map.copyOf(settings);
        }
    }

    /** What a look showed first at that time, as the event that its webhook would have brought. */
    public record Sight(RepositoryEvent event, Instant firstSeen) {}

    /** An event that waits, since when and for what. */
    public record WaitingEvent(RepositoryEvent event, Instant since, String reason) {}

    /**
     * How long the engine waits.
     *
     * @param grace for the webhook of what a look showed
     * @param projectWait for the project of an event
     */
    public record Times(Duration grace, Duration projectWait) {}
}
