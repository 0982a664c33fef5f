package io.hookline.trigger.rule;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.CommitHash;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownBuild;
import java.util.Optional;

/** Rules that are asked before any build: is there such a commit, and was it built already? */
final class Repetition {

    private Repetition() {}

    static Ruling commitUnknown(Question question) {
        CommitHash commit = question.commit();
        if (commit == null) {
            return Ruling.noBuild("Bitbucket names no commit: the source branch or its repository is gone");
        }
        return question.isCommitUnknown()
                ? Ruling.noBuild("Bitbucket has no " + Words.of(commit) + " in the source repository")
                : Ruling.pass(Words.of(commit) + " is named");
    }

    static Ruling duplicate(Question question) {
        return repeated(question)
                .map(build -> Ruling.noBuild(
                        "repeats build " + build.id() + ", requested for " + Words.of(build.commit()) + " already"))
                .orElseGet(() -> Ruling.pass("not requested before"));
    }

    /** The build that a build of this change would repeat. */
    static Optional<KnownBuild> repeated(Question question) {
        CommitHash commit = question.commit();
        return commit == null
                ? Optional.empty()
                : question.builds().reversed().stream()
                        .filter(build -> build.commit().matches(commit) && repeats(question, build))
                        .findFirst();
    }

    /** A superseded build counts only against an event that may be the late second of a pair, not against what asks for it anew. */
    private static boolean repeats(Question question, KnownBuild build) {
        PullRequest pullRequest = question.pullRequest();
        if (question.isRetarget() && pullRequest != null) {
            GitRef target = pullRequest.target().ref();
            return build.isRequested() && target.equals(build.target());
        }
        boolean asksAnew = question.movesHead() || isLateReturn(question) || question.recovered();
        return asksAnew ? build.isRequested() : !build.isCancelled();
    }

    /** Whether a late push goes to a commit that another push had brought the ref to. */
    private static boolean isLateReturn(Question question) {
        Head head = question.head();
        return question.change() instanceof Change.RefMoved moved
                && head != null
                && head.stoodAt(moved.after())
                && question.isOvertaken();
    }
}
