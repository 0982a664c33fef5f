package io.hookline.trigger.rule;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.contracts.project.ProjectSettings.ForkPolicy;
import io.hookline.trigger.state.KnownPullRequest;
import java.util.List;

/** Rules by which a project's settings, and the commit's author, let a change build or not. */
final class Admission {

    private Admission() {}

    static Ruling skipMarker(Question question) {
        if (!question.settings().skipMarkers()) {
            return Ruling.pass("the project does not heed skip markers");
        }
        return switch (question.skip()) {
            case PRESENT -> Ruling.noBuild("the head commit's message asks to skip it");
            case ABSENT -> Ruling.pass("the message has no marker");
            case UNKNOWN -> Ruling.pass("the message is not known");
        };
    }

    static Ruling tag(Question question) {
        if (!(question.change() instanceof Change.RefMoved moved && moved.ref().isTag())) {
            return Ruling.pass("not a tag");
        }
        return switch (question.settings().tags()) {
            case OFF -> Ruling.noBuild("tags are not built");
            case MATCHING ->
                matchingTag(moved.ref(), new RefPatterns(question.settings().tagPatterns()));
            case ALL -> Ruling.build("tags are built");
        };
    }

    private static Ruling matchingTag(GitRef tag, RefPatterns patterns) {
        if (patterns.name(tag)) {
            return Ruling.build("tag " + tag.name() + " matches " + patterns.inWords());
        }
        return Ruling.noBuild("tag " + tag.name() + " does not match "
                + (patterns.patterns().isEmpty() ? "any pattern: there is none" : patterns.inWords()));
    }

    static Ruling defaultBranch(Question question) {
        return question.isDefaultBranch()
                ? Ruling.build("the default branch always builds")
                : Ruling.pass("not the default branch");
    }

    static Ruling alwaysBuild(Question question) {
        return question.isNamedToBuild()
                ? Ruling.build("the project names it among the branches that always build")
                : Ruling.pass("not among the branches that always build");
    }

    static Ruling onlyPullRequests(Question question) {
        if (!onlyPullRequests(question.settings().buildMode())) {
            return Ruling.pass("all branches are built");
        }
        if (question.pullRequest() != null) {
            return Ruling.pass("a pull request");
        }
        return question.openFromRef().isEmpty()
                ? Ruling.noBuild("no open pull request from the branch, and only pull requests are built")
                : Ruling.pass("open from the branch: " + Words.of(question.openFromRef()));
    }

    static Ruling fork(Question question) {
        PullRequest pullRequest = question.pullRequest();
        if (pullRequest == null || !question.isFork()) {
            return Ruling.pass("not from a fork");
        }
        if (question.settings().forks() == ForkPolicy.OFF) {
            return Ruling.noBuild("pull requests from forks are not built");
        }
        return pullRequest.source().repository() == null
                ? Ruling.noBuild("the fork was deleted: there is nothing to check out")
                : Ruling.pass("from a fork, and those are built, untrusted");
    }

    static Ruling forkApproval(Question question) {
        PullRequest pullRequest = question.pullRequest();
        if (pullRequest == null || !question.isFork() || question.settings().forks() != ForkPolicy.APPROVAL) {
            return Ruling.pass("no approval is needed");
        }
        if (question.isCommitUnknown()) {
            return Ruling.pass("there is no commit to approve");
        }
        return question.approver()
                .map(approver -> Ruling.pass("approved by " + approver.inWords()))
                .orElseGet(() -> Ruling.noBuild(waiting(question, pullRequest)));
    }

    private static String waiting(Question question, PullRequest pullRequest) {
        String rest = "POST /projects/" + question.project().project().id() + "/pull-requests/" + pullRequest.id()
                + "/approval";
        String missing = Words.of(question.commit())
                + " comes from a fork and waits for approval: an operator gives it by " + rest;
        return question.settings().approvers().isEmpty()
                ? missing
                : missing + ", an approver by the comment "
                        + question.settings().approvalComment();
    }

    static Ruling draft(Question question) {
        List<PullRequest> concerned = concerned(question);
        if (concerned.isEmpty()) {
            return Ruling.pass("no pull request is needed");
        }
        return concerned.stream().allMatch(question::isSkippedDraft)
                ? Ruling.noBuild("the pull request is a draft, and drafts are not built")
                : Ruling.pass("not a draft, or drafts are built");
    }

    static Ruling branchFilter(Question question) {
        GitRef source = question.ref();
        if (source != null && !question.sourceFilter().admit(source)) {
            return Ruling.noBuild("branch " + source.name() + " does not match "
                    + question.sourceFilter().inWords());
        }
        List<PullRequest> concerned = concerned(question).stream()
                .filter(pullRequest -> !question.isSkippedDraft(pullRequest))
                .toList();
        boolean admitted = concerned.isEmpty()
                || concerned.stream()
                        .anyMatch(pullRequest -> question.targetFilter()
                                .admit(pullRequest.target().ref()));
        return admitted
                ? Ruling.pass("the branches match")
                : Ruling.noBuild("target branch "
                        + concerned.getFirst().target().ref().name() + " does not match "
                        + question.targetFilter().inWords());
    }

    /** The pull requests of which one must be admitted: where all branches build, a push needs none. */
    private static List<PullRequest> concerned(Question question) {
        PullRequest pullRequest = question.pullRequest();
        if (pullRequest != null) {
            return List.of(pullRequest);
        }
        return onlyPullRequests(question.settings().buildMode())
                ? question.openFromRef().stream()
                        .map(KnownPullRequest::pullRequest)
                        .toList()
                : List.of();
    }

    private static boolean onlyPullRequests(BuildMode mode) {
        return switch (mode) {
            case ALL_BRANCHES -> false;
            case ONLY_PULL_REQUESTS -> true;
        };
    }
}
