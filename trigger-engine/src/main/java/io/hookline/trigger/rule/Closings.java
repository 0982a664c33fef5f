package io.hookline.trigger.rule;

import io.hookline.contracts.event.PullRequest;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownPullRequest;
import java.util.List;

/** Rules for what ends: projects, refs, pull requests. */
final class Closings {

    private Closings() {}

    static Ruling removed(Question question) {
        return question.project().removed()
                ? Ruling.noBuild("the project was deleted")
                : Ruling.pass("the project is there");
    }

    static Ruling refDeleted(Question question) {
        if (!(question.change() instanceof Change.RefDeleted deleted)) {
            return Ruling.pass("nothing was deleted");
        }
        return Order.isOvertaken(question)
                ? Ruling.pass("the deletion is of an earlier life of the ref")
                : Ruling.cancel(Words.of(deleted.ref()) + " was deleted; " + cancelled(question));
    }

    static Ruling pullRequestClosed(Question question) {
        if (!(question.change() instanceof Change.PullRequestClosed closed)) {
            return Ruling.pass("no pull request was closed");
        }
        if (Order.isOvertaken(question)) {
            return Ruling.pass("the closing is of before " + Words.of(closed.pullRequest()) + " changed last");
        }
        return Ruling.cancel(
                Words.of(closed.pullRequest()) + " " + closed.closing().words() + "; " + cancelled(question));
    }

    static List<KnownBuild> pointless(Question question) {
        return switch (question.change()) {
            case Change.RefDeleted _ -> question.requested();
            case Change.PullRequestClosed closed -> pointless(question, closed.pullRequest());
            case Change.RefMoved _, Change.PullRequestTold _, Change.PullRequestApproved _, Change.NoCode _ ->
                List.of();
        };
    }

    private static List<KnownBuild> pointless(Question question, PullRequest closed) {
        if (isClosedAlready(question)) {
            return List.of();
        }
        if (question.isFork()) {
            return question.requested();
        }
        boolean wantedElsewhere = question.alwaysBuilds()
                || question.openFromRef().stream()
                        .anyMatch(open -> !open.pullRequest().id().equals(closed.id()));
        return wantedElsewhere
                ? List.of()
                : question.requested().stream()
                        .filter(build -> closed.id().equals(build.pullRequest()))
                        .toList();
    }

    /** What was wanted elsewhere when it was closed is not cancelled when that is told again. */
    private static boolean isClosedAlready(Question question) {
        KnownPullRequest known = question.known();
        return known != null && !known.open();
    }

    private static String cancelled(Question question) {
        int builds = question.pointless().size();
        if (builds == 0) {
            return "there is no build to cancel";
        }
        return builds == 1 ? "its build is cancelled" : "its " + builds + " builds are cancelled";
    }
}
