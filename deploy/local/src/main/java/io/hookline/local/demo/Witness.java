package io.hookline.local.demo;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildCancelled;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.health.HealthMessage;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.local.client.TopicLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Sees what Hookline says on its topics, and insists on what should come. */
final class Witness implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration HEALTH_TAKES = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofMillis(1500);

    private final TopicLog<Decision> decisions;
    private final TopicLog<BuildMessage> builds;
    private final TopicLog<HealthMessage> health;

    Witness(Map<String, Object> kafka) {
        decisions = TopicLog.fromNow(kafka, Topic.BUILD_DECISIONS.topicName(), Decision.class);
        builds = TopicLog.fromNow(kafka, Topic.BUILD_REQUESTS.topicName(), BuildMessage.class);
        health = TopicLog.fromNow(kafka, Topic.HEALTH_CHANGES.topicName(), HealthMessage.class);
    }

    /** The decision on a commit that was pushed. */
    Decision decisionOn(ProjectId project, String commit, Decision.Outcome outcome) {
        String what = "the push of " + shorten(commit);
        return insist(decision(project, decision -> isOf(decision, commit), what), outcome, what);
    }

    /** The decision on a pull request at a commit. */
    Decision decisionOn(ProjectId project, PullRequestId pullRequest, String commit, Decision.Outcome outcome) {
        return insist(firstDecisionOn(project, pullRequest, commit), outcome, "pull request " + pullRequest);
    }

    /** The decision on a pull request at a commit, whatever it is. */
    Decision firstDecisionOn(ProjectId project, PullRequestId pullRequest, String commit) {
        return decision(
                project,
                decision -> pullRequest.equals(decision.pullRequest()) && isOf(decision, commit),
                "pull request " + pullRequest);
    }

    /** All decisions on a commit, once so many came and no more follow. */
    List<Decision> decisionsOn(ProjectId project, String commit, int atLeast) {
        Predicate<Decision> fits = decision -> decision.project().equals(project) && isOf(decision, commit);
        decisions.awaitAll(fits, atLeast, SOON);
        return decisions.after(fits, QUIET);
    }

    /** The build requested of a commit: exactly one, or the step failed. */
    BuildRequested onlyBuildOf(ProjectId project, String commit) {
        Predicate<BuildMessage> fits = message -> message instanceof BuildRequested requested
                && requested.project().equals(project)
                && requested.commit().value().equals(commit);
        builds.await(fits, SOON);
        List<BuildMessage> found = builds.after(fits, QUIET);
        if (found.size() != 1) {
            throw new StepFailedException("%d build requests for %s".formatted(found.size(), shorten(commit)));
        }
        return (BuildRequested) found.getFirst();
    }

    /** The cancellation of a branch's build. */
    BuildCancelled cancellationOn(ProjectId project, String branch) {
        return builds.await(
                        message -> message instanceof BuildCancelled
                                && message.project().equals(project)
                                && message.ref().name().equals(branch),
                        SOON)
                .map(BuildCancelled.class::cast)
                .orElseThrow(() -> new StepFailedException("no build of " + branch + " was cancelled"));
    }

    /** The first change of a project's health to this state. */
    HealthChanged changeTo(ProjectId project, HealthState state) {
        return change(project, change -> change.to() == state, "the project did not become " + state);
    }

    /** The change to healthy that followed. */
    HealthChanged healed(ProjectId project, HealthChanged broken) {
        return change(
                project,
                change ->
                        change.to() == HealthState.HEALTHY && change.changedAt().isAfter(broken.changedAt()),
                "the project did not become healthy again");
    }

    static String shorten(String commit) {
        return commit.substring(0, 10);
    }

    @Override
    public void close() {
        decisions.close();
        builds.close();
        health.close();
    }

    private HealthChanged change(ProjectId project, Predicate<HealthChanged> fits, String otherwise) {
        return health.await(
                        message -> message instanceof HealthChanged change
                                && change.project().equals(project)
                                && fits.test(change),
                        HEALTH_TAKES)
                .map(HealthChanged.class::cast)
                .orElseThrow(() -> new StepFailedException(otherwise));
    }

    private Decision decision(ProjectId project, Predicate<Decision> fits, String what) {
        return decisions
                .await(candidate -> candidate.project().equals(project) && fits.test(candidate), SOON)
                .orElseThrow(() -> new StepFailedException("no decision on " + what));
    }

    private static Decision insist(Decision decision, Decision.Outcome outcome, String what) {
        if (decision.outcome() != outcome) {
            throw new StepFailedException(
                    "%s on %s, not %s: %s".formatted(decision.outcome(), what, outcome, decision.reason()));
        }
        return decision;
    }

    private static boolean isOf(Decision decision, String commit) {
        return decision.commit() != null && commit.startsWith(decision.commit().value());
    }
}
