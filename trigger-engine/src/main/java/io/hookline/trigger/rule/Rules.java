package io.hookline.trigger.rule;

import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.build.Decision.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a build is decided: the rules in the order they are asked. The first that decides ends it. */
public final class Rules {

    /** The name of the rule by which a fork's commit waits. */
    static final String FORK_APPROVAL = "fork-approval";

    private static final List<Rule> IN_ORDER = List.of(
            new Rule("project-removed", "The events of a deleted project build nothing.", Closings::removed),
            new Rule(
                    "ref-deleted",
                    "A deleted branch or tag cancels its builds; no marker or filter stands against it.",
                    Closings::refDeleted),
            new Rule(
                    "pull-request-closed",
                    "A merged, declined or deleted pull request cancels the builds made for it, except those that another open pull"
                            + " request or the default branch wants too.",
                    Closings::pullRequestClosed),
            new Rule(
                    "open-pull-requests",
                    "Finds the open pull requests of the branch. A closed one is not opened again by a late event; an update on Data"
                            + " Center is a reopening.",
                    Order::openPullRequests),
            new Rule(
                    "out-of-order",
                    "An event that names a commit the ref has already left came late, and so did one of a pull request that"
                            + " Bitbucket has changed since. A late push that nobody told of before builds, once, and supersedes"
                            + " nothing, and so does a fork's late commit; any other late event builds nothing. A push that starts"
                            + " where the ref stands is in order, also when it goes back to an old commit.",
                    Order::overtaken),
            new Rule(
                    "no-code-change",
                    "A comment, a new title or reviewer, a rename or an empty push builds nothing. A new target does; so does a draft"
                            + " that becomes ready where drafts are not built.",
                    Order::noCodeChange),
            new Rule(
                    "skip-marker",
                    "[skip ci] or [ci skip] in the message of the head commit builds nothing, if the project heeds it.",
                    Admission::skipMarker),
            new Rule(
                    "tag",
                    "Tags build if the project builds tags, or those that match one of its patterns; no other setting but skip"
                            + " markers applies to them. An annotated tag builds the commit it stands on.",
                    Admission::tag),
            new Rule(
                    "default-branch",
                    "The default branch always builds. A fork's branch is never the default branch.",
                    Admission::defaultBranch),
            new Rule(
                    "always-build",
                    "Branches that the project names build as the default branch does. A fork's branch never counts as one.",
                    Admission::alwaysBuild),
            new Rule(
                    "only-pull-requests",
                    "Where only pull requests build, a branch without an open one does not.",
                    Admission::onlyPullRequests),
            new Rule(
                    "fork",
                    "Pull requests from forks build only where that is switched on, or once approved, and are never trusted.",
                    Admission::fork),
            new Rule("draft", "Drafts do not build where the project skips them.", Admission::draft),
            new Rule(
                    "branch-filter",
                    "The source branch, and a pull request's target, must match a pattern where there are any. A pattern that is no"
                            + " pattern matches nothing.",
                    Admission::branchFilter),
            new Rule(
                    FORK_APPROVAL,
                    "Where forks need approval, a fork's commit waits until somebody who may has approved that very commit. What another"
                            + " rule stands against does not wait, and no approval helps it.",
                    Admission::forkApproval),
            new Rule("build", "What nothing stands against is built.", _ -> Ruling.build("nothing stands against it")));

    /** Asked before any build, whichever rule wants it. */
    private static final List<Rule> BEFORE_A_BUILD = List.of(
            new Rule("commit-unknown", "Only a commit that Bitbucket has can be built.", Repetition::commitUnknown),
            new Rule(
                    Question.DUPLICATE,
                    "What was requested once is not requested again while its ref or pull request lives: a push and its pull request"
                            + " event give one build. A push back to a commit whose build was superseded is new; so is a new target.",
                    Repetition::duplicate));

    private Rules() {}

    /** Asks the rules in order until one decides. */
    public static Judgement judge(Question question) {
        List<Step> trace = new ArrayList<>();
        for (Rule rule : IN_ORDER) {
            switch (rule.ask(question)) {
                case Ruling.Passed(String note) -> trace.add(new Step(rule.name(), false, note));
                case Ruling.Decided(Outcome outcome, String reason)
                when outcome == Outcome.BUILD -> {
                    Judgement objection = objection(question, trace);
                    return objection != null ? objection : end(rule, outcome, reason, trace);
                }
                case Ruling.Decided(Outcome outcome, String reason) -> {
                    return end(rule, outcome, reason, trace);
                }
            }
        }
        throw new IllegalStateException("the last rule always decides");
    }

    /** What each rule says, by name, in the order they decide: those asked before any build stand before the rule {@code build}. */
    public static Map<String, String> described() {
        List<Rule> all = new ArrayList<>(IN_ORDER);
        all.addAll(all.size() - 1, BEFORE_A_BUILD);
        Map<String, String> described = new LinkedHashMap<>();
        all.forEach(rule -> described.put(rule.name(), rule.says()));
        return described;
    }

    private static @Nullable Judgement objection(Question question, List<Step> trace) {
        for (Rule rule : BEFORE_A_BUILD) {
            switch (rule.ask(question)) {
                case Ruling.Passed(String note) -> trace.add(new Step(rule.name(), false, note));
                case Ruling.Decided(Outcome outcome, String reason) -> {
                    return end(rule, outcome, reason, trace);
                }
            }
        }
        return null;
    }

    private static Judgement end(Rule rule, Outcome outcome, String reason, List<Step> trace) {
        trace.add(new Step(rule.name(), true, reason));
        return new Judgement(outcome, rule.name(), reason, trace);
    }
}
