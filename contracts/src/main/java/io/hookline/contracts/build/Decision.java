package io.hookline.contracts.build;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one change, and why; also when nothing is built. Topic {@code hookline.build-decisions}, keyed by project id.
 *
 * @param ref the branch or tag decided on; null for an event that names none
 * @param commit null for deletions and for what has no commit
 * @param outcome what follows
 * @param rule the rule that decided, by its name in the documentation
 * @param reason one sentence for people
 * @param trace every rule that was asked, in order; the last one decided
 * @param inputs what the rules looked at, by name
 * @param build the build requested; on a duplicate, the build that it repeats; else null
 * @param cancels builds that this decision cancels or supersedes
 */
public record Decision(
        DecisionId id,
        ProjectId project,
        RepositoryRef repository,
        @Nullable GitRef ref,
        @Nullable CommitHash commit,
        @Nullable PullRequestId pullRequest,
        Outcome outcome,
        String rule,
        String reason,
        List<Step> trace,
        Map<String, String> inputs,
        @Nullable BuildId build,
        List<BuildId> cancels,
        Cause cause,
        Instant decidedAt) {

    /** What follows from a decision. */
    public enum Outcome {
        /** A build is requested. */
        BUILD,
        /** Nothing is built. */
        NO_BUILD,
        /** Running builds of this ref or pull request are cancelled, and nothing is built. */
        CANCEL
    }

    /**
     * One rule that was asked.
     *
     * @param said what it answered: a reason where it decided, else why it passed the change on
     */
    public record Step(String rule, boolean decided, String said) {}

    public Decision {
        Objects.requireNonNull(id);
        Objects.requireNonNull(project);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(decidedAt);
        trace = List.copyOf(trace);
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        cancels = List.copyOf(cancels);
    }
}
