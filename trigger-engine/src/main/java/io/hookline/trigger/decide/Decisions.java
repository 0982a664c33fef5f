package io.hookline.trigger.decide;

import io.hookline.contracts.build.Cause;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.rule.Change;
import io.hookline.trigger.rule.Judgement;
import io.hookline.trigger.rule.Question;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what was decided. */
final class Decisions {

    private Decisions() {}

    /**
     * Records a judgement.
     *
     * @param index of the change in its event
     */
    static DecidedChange record(
            Question question, Judgement judgement, EventHeader header, Cause cause, int index, Instant now) {
        PullRequest pullRequest = question.pullRequest();
        PullRequest builtFor = judgement.builds() ? question.builtFor() : null;
        PullRequest shown = builtFor == null ? pullRequest : builtFor;
        GitRef ref = question.ref();
        Lane lane = lane(question);
        Decision decision = new Decision(
                id(header, question, index),
                header.project(),
                header.repository(),
                ref,
                question.commit(),
                shown == null ? null : shown.id(),
                judgement.outcome(),
                judgement.rule(),
                judgement.reason(),
                judgement.trace(),
                Inputs.of(question),
                build(question, judgement, header.project(), lane),
                ended(question, judgement),
                cause,
                now);
        return new DecidedChange(decision, lane, builtFor);
    }

    private static DecisionId id(EventHeader header, Question question, int index) {
        GitRef ref = question.ref();
        PullRequest pullRequest = question.pullRequest();
        return DecisionId.from(header.id(), ref == null ? "" : ref, pullRequest == null ? "" : pullRequest.id(), index);
    }

    private static @Nullable Lane lane(Question question) {
        PullRequest pullRequest = question.pullRequest();
        GitRef ref = question.ref();
        if (pullRequest != null) {
            return Lane.of(pullRequest, question.project().project().repository());
        }
        return ref == null ? null : Lane.of(ref);
    }

    private static @Nullable BuildId build(
            Question question, Judgement judgement, ProjectId project, @Nullable Lane lane) {
        if (judgement.builds()) {
            return next(question, project, Objects.requireNonNull(lane, "a build has a lane"));
        }
        return judgement.outcome() == Outcome.NO_BUILD && isDuplicate(judgement)
                ? question.repeated().map(KnownBuild::id).orElse(null)
                : null;
    }

    private static boolean isDuplicate(Judgement judgement) {
        return judgement.rule().equals(Question.DUPLICATE);
    }

    /** A commit that is built again after its ref was gone, superseded or retargeted is another intent, told apart by counting. */
    private static BuildId next(Question question, ProjectId project, Lane lane) {
        CommitHash commit = Objects.requireNonNull(question.commit(), "a build has a commit");
        long before = question.builds().stream()
                .filter(build -> build.commit().equals(commit))
                .count();
        return BuildId.from(project, lane, commit, before);
    }

    private static List<BuildId> ended(Question question, Judgement judgement) {
        Stream<KnownBuild> ended = switch (judgement.outcome()) {
            case CANCEL -> question.pointless().stream();
            case BUILD -> supersedes(question) ? question.requested().stream() : Stream.empty();
            case NO_BUILD -> Stream.empty();
        };
        return ended.map(KnownBuild::id).toList();
    }

    /** Each commit of a branch that always builds, and each tag, keeps its build; what came late is older than what was requested. */
    private static boolean supersedes(Question question) {
        boolean tag = question.change() instanceof Change.RefMoved moved
                && moved.ref().isTag();
        return question.settings().autoCancel() && !question.alwaysBuilds() && !tag && !question.isOvertaken();
    }
}
