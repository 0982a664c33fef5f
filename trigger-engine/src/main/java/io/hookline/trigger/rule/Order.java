package io.hookline.trigger.rule;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.CommitHash;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownPullRequest;

/** Rules that compare what an event tells with what is known already: is it open, is it old, is it news? */
final class Order {

    private Order() {}

    static Ruling openPullRequests(Question question) {
        return switch (question.change()) {
            case Change.PullRequestTold told -> told(question, told);
            case Change.PullRequestApproved approved -> approved(question, approved);
            case Change.RefMoved _, Change.RefDeleted _, Change.PullRequestClosed _, Change.NoCode _ ->
                Ruling.pass(
                        question.openFromRef().isEmpty()
                                ? "no pull request is open from it"
                                : "open from it: " + Words.of(question.openFromRef()));
        };
    }

    static Ruling overtaken(Question question) {
        if (!isOvertaken(question)) {
            return Ruling.pass("the ref has not moved past it");
        }
        return switch (question.change()) {
            case Change.RefMoved _
            when isFirstToTell(question) ->
                Ruling.pass("the push came late: the ref has moved on, but nobody told of this push before");
            case Change.PullRequestTold _
            when isFirstToTell(question) ->
                Ruling.pass(
                        "the event came late: the pull request has moved on, but nobody told of this commit before");
            case Change.PullRequestTold told
            when question.isOutdated() ->
                Ruling.noBuild("the event came late: " + Words.of(told.pullRequest()) + " has changed since");
            case Change.PullRequestClosed closed ->
                Ruling.noBuild("the event came late: " + Words.of(closed.pullRequest()) + " is open again");
            case Change.RefMoved _,
                    Change.RefDeleted _,
                    Change.PullRequestTold _,
                    Change.PullRequestApproved _,
                    Change.NoCode _ -> Ruling.noBuild("the event came late: the ref has moved on since");
        };
    }

    static Ruling noCodeChange(Question question) {
        return switch (question.change()) {
            case Change.NoCode none -> Ruling.noBuild("no code changed: " + none.what());
            case Change.PullRequestTold told -> codeOf(question, told);
            case Change.PullRequestApproved _ -> Ruling.pass("a commit was approved");
            case Change.RefMoved _, Change.RefDeleted _, Change.PullRequestClosed _ ->
                Ruling.pass("a ref stands at another commit");
        };
    }

    /** What a look at the repository shows of a pull request is never overtaken. Of a fork's branch no head is known. */
    static boolean isOvertaken(Question question) {
        Head head = question.head();
        return switch (question.change()) {
            case Change.RefMoved moved -> head != null && head.hasOvertaken(moved.move(), question.toldAt());
            case Change.RefDeleted deleted ->
                head != null && deleted.before() != null && head.hasOvertakenDeletionAt(deleted.before());
            case Change.PullRequestTold told ->
                question.isOutdated() || (!question.recovered() && head != null && isOvertaken(question, head, told));
            case Change.PullRequestClosed _ -> question.isOutdated();
            case Change.PullRequestApproved _, Change.NoCode _ -> false;
        };
    }

    /**
     * Whether an overtaken event is the first to tell of something to build: a late push is a push, and of a fork's commits nobody else
     * tells. It is decided once, as if it had come in time.
     */
    private static boolean isFirstToTell(Question question) {
        return switch (question.change()) {
            case Change.RefMoved moved -> isMissed(question, moved);
            case Change.PullRequestTold _ -> question.isFork() && isForksCommitMissed(question);
            case Change.RefDeleted _, Change.PullRequestClosed _, Change.PullRequestApproved _, Change.NoCode _ ->
                false;
        };
    }

    private static boolean isMissed(Question question, Change.RefMoved moved) {
        Head head = question.head();
        CommitHash to = question.commit();
        return head != null && to != null && head.missed(moved.move(), to);
    }

    private static boolean isForksCommitMissed(Question question) {
        KnownPullRequest known = question.known();
        CommitHash commit = question.commit();
        return known != null
                && known.open()
                && commit != null
                && !known.isAt(commit)
                && question.builds().stream().noneMatch(build -> build.commit().matches(commit));
    }

    private static boolean isOvertaken(Question question, Head head, Change.PullRequestTold told) {
        CommitHash commit = told.pullRequest().source().commit();
        return commit != null && !head.isAt(commit) && (head.hasLeft(commit) || head.isWaitedForAt(question.toldAt()));
    }

    /** Cloud cannot reopen a pull request; Data Center does it without an event of its own, and never opens one number twice. */
    static boolean isClosedAlready(Question question, Change.PullRequestTold told) {
        KnownPullRequest known = question.known();
        boolean reopening =
                !told.opened() && question.project().project().repository().product() == Product.DATA_CENTER;
        return known != null && !known.open() && !question.recovered() && (!reopening || question.isOutdated());
    }

    private static Ruling told(Question question, Change.PullRequestTold told) {
        KnownPullRequest known = question.known();
        String name = Words.of(told.pullRequest());
        if (known == null) {
            return Ruling.pass(name + " is new here");
        }
        if (known.open()) {
            return Ruling.pass(name + " is known to be open at " + Words.of(known.commit()));
        }
        return isClosedAlready(question, told)
                ? Ruling.noBuild("the event came late: " + name + " is closed already")
                : Ruling.pass(name + " was closed and is open again");
    }

    private static Ruling approved(Question question, Change.PullRequestApproved approved) {
        KnownPullRequest known = question.known();
        String name = Words.of(approved.pullRequest());
        if (question.isCommitUnknown()) {
            return Ruling.pass(Words.of(approved.commit()) + " of " + name + " is approved");
        }
        String commit = Words.of(question.commit());
        if (known == null) {
            return Ruling.noBuild(commit + " is approved and is built when the event of " + name + " comes");
        }
        if (!known.open()) {
            return Ruling.noBuild("the approval came late: " + name + " is closed already");
        }
        return known.isAt(question.commit())
                ? Ruling.pass(name + " is known to be open at " + commit)
                : Ruling.noBuild(commit + " is approved, but " + name + " stands at " + Words.of(known.commit()));
    }

    private static Ruling codeOf(Question question, Change.PullRequestTold told) {
        KnownPullRequest known = question.known();
        PullRequest now = told.pullRequest();
        if (told.opened() || known == null || !known.open()) {
            return Ruling.pass(Words.of(now) + " was opened");
        }
        if (!known.isAt(now.source().commit())) {
            return Ruling.pass("its source moved to " + Words.of(now.source().commit()));
        }
        if (question.isRetarget()) {
            return Ruling.pass("its target is now " + now.target().ref().name());
        }
        if (question.isSkippedDraft(known.pullRequest()) && !now.draft()) {
            return Ruling.pass("it is no longer a draft");
        }
        return Ruling.noBuild("no code changed: " + Words.of(now) + " is still at " + Words.of(known.commit()));
    }
}
