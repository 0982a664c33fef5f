package io.hookline.trigger.manual;

import io.hookline.contracts.build.Cause;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.build.Decision.Step;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.project.Project;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.decide.Verdict;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownBuild.Status;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.state.StateChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what somebody asks for. No filter stands against it; who may ask is the API's matter. A build by hand supersedes nothing, for
 * it may be of an older commit. A fork's code stays untrusted, as its build request says.
 */
public final class ManualDecider {

    public static final String MANUAL = "manual";
    public static final String RERUN = "rerun";
    public static final String CANCEL = "cancel";
    public static final String REPLAY = "replay";

    private ManualDecider() {}

    /** Builds what somebody names. The same request gives the same build. */
    public static Verdict.Decided build(Project project, Ask ask, Target target, Instant now) {
        String reason = ask.by() + " asked for a build of " + target.words();
        return request(
                project, ask, target, new Requested(MANUAL, reason, BuildId.from(MANUAL, ask.event()), null), now);
    }

    /**
     * Builds the same commit again, for the same ref or pull request.
     *
     * @param first of the builds of this kind; its attempts are counted
     * @param attempt 2 for the first repetition
     */
    public static Verdict.Decided rerun(
            Project project, Ask ask, Target target, BuildId repeated, BuildId first, int attempt, Instant now) {
        String reason = ask.by() + " asked to run build " + repeated + " again: attempt " + attempt;
        return request(project, ask, target, new Requested(RERUN, reason, BuildId.from(first, attempt), repeated), now);
    }

    /**
     * Builds what a decision that was made once more says.
     *
     * @param again that decision
     */
    public static Verdict.Decided replay(Project project, Ask ask, Target target, Decision again, Instant now) {
        String reason =
                ask.by() + " had it decided again, and it is built by rule " + again.rule() + ": " + again.reason();
        return request(
                project, ask, target, new Requested(REPLAY, reason, BuildId.from(REPLAY, ask.event()), null), now);
    }

    /** Stops a build, if nothing has made it pointless yet. */
    public static Verdict.Decided cancel(Project project, Ask ask, KnownBuild build, Instant now) {
        boolean running = build.isRequested();
        String reason = running
                ? ask.by() + " asked to stop it"
                : ask.by() + " asked to stop it, but " + ended(build.status()) + " already";
        Decision decision = decision(
                project,
                ask,
                new About(build.ref(), build.commit(), build.pullRequest()),
                new Judged(running ? Outcome.CANCEL : Outcome.NO_BUILD, CANCEL, reason),
                null,
                running ? List.of(build.id()) : List.of(),
                null,
                now);
        List<StateChange> changes = running
                ? List.of(new StateChange.BuildsEnded(build.lane(), List.of(build.id()), Status.STOPPED))
                : List.of();
        return new Verdict.Decided(List.of(new DecidedChange(decision, build.lane(), null)), changes);
    }

    private record About(
            GitRef ref, CommitHash commit, @Nullable PullRequestId pullRequest) {}

    private record Judged(Outcome outcome, String rule, String reason) {}

    private record Requested(
            String rule,
            String reason,
            BuildId id,
            @Nullable BuildId repeats) {}

    private static Verdict.Decided request(Project project, Ask ask, Target target, Requested requested, Instant now) {
        PullRequest pullRequest = target.pullRequest();
        PullRequestId number = pullRequest == null ? null : pullRequest.id();
        Lane lane = target.lane(project.repository());
        Decision decision = decision(
                project,
                ask,
                new About(target.ref(), target.commit(), number),
                new Judged(Outcome.BUILD, requested.rule(), requested.reason()),
                requested.id(),
                List.of(),
                requested.repeats(),
                now);
        KnownBuild build = new KnownBuild(
                requested.id(),
                lane,
                target.ref(),
                target.commit(),
                number,
                pullRequest == null ? null : pullRequest.target().ref(),
                Status.REQUESTED,
                now);
        return new Verdict.Decided(
                List.of(new DecidedChange(decision, lane, pullRequest)), List.of(new StateChange.BuildAdded(build)));
    }

    private static Decision decision(
            Project project,
            Ask ask,
            About about,
            Judged judged,
            @Nullable BuildId build,
            List<BuildId> cancels,
            @Nullable BuildId repeats,
            Instant now) {
        return new Decision(
                DecisionId.from(ask.event(), judged.rule()),
                project.id(),
                project.repository(),
                about.ref(),
                about.commit(),
                about.pullRequest(),
                judged.outcome(),
                judged.rule(),
                judged.reason(),
                List.of(new Step(judged.rule(), true, judged.reason())),
                Map.of("asked", ask.what(), "settingsVersion", Long.toString(project.version())),
                build,
                cancels,
                new Cause(ask.event(), null, false, ask.by(), repeats),
                now);
    }

    private static String ended(Status status) {
        return switch (status) {
            case REQUESTED -> "it has not ended";
            case SUPERSEDED -> "a newer build has superseded it";
            case CANCELLED -> "it was cancelled";
            case STOPPED -> "it was stopped";
        };
    }
}
