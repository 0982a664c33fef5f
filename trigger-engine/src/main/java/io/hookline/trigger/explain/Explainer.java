package io.hookline.trigger.explain;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.trigger.explain.Explanation.Finding;
import io.hookline.trigger.explain.Facts.ProjectFacts;
import io.hookline.trigger.explain.Facts.Sight;
import io.hookline.trigger.explain.Facts.WaitingEvent;
import io.hookline.trigger.state.KnownBuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells why something was or was not built. No I/O, no clock: the same facts give the same sentences. */
public final class Explainer {

    private final Inquiry inquiry;
    private final Facts facts;

    private Explainer(Inquiry inquiry, Facts facts) {
        this.inquiry = inquiry;
        this.facts = facts;
    }

    public static Explanation explain(Inquiry inquiry, Facts facts) {
        return new Explainer(inquiry, facts).explanation();
    }

    private Explanation explanation() {
        Optional<Decision> decisive = decisive();
        ProjectFacts project = facts.project();
        if (decisive.isPresent()) {
            return decided(decisive.get());
        }
        if (project == null) {
            return unknownProject();
        }
        if (project.known().removed()) {
            return new Explanation(
                    Finding.PROJECT_REMOVED,
                    List.of(
                            inquiry.words() + " was not built: the project was removed at "
                                    + Words.of(project.changedAt()) + ", and the events of a removed project build"
                                    + " nothing.",
                            "Nothing was decided on it before."));
        }
        return undecided(project);
    }

    /** The decision that says most: the newest that requested a build, else the newest at all. */
    private Optional<Decision> decisive() {
        return facts.decisions().stream()
                .filter(decision -> decision.outcome() == Outcome.BUILD)
                .findFirst()
                .or(() -> facts.decisions().stream().findFirst());
    }

    private Explanation decided(Decision decision) {
        Optional<KnownBuild> build = facts.builds().stream()
                .filter(one -> one.id().equals(decision.build()))
                .findFirst();
        Finding finding = Verdicts.finding(decision, build);
        List<String> sentences = new ArrayList<>();
        sentences.add(Verdicts.headline(inquiry, decision, build));
        sentences.add(Verdicts.source(decision));
        Verdicts.ending(build).ifPresent(sentences::add);
        Verdicts.others(facts.decisions(), decision).forEach(sentences::add);
        waiting().ifPresent(sentences::add);
        ProjectFacts project = facts.project();
        if (project != null) {
            Settings.changes(decision, project).ifPresent(sentences::add);
            if (project.known().removed()) {
                sentences.add("The project was removed at " + Words.of(project.changedAt())
                        + "; its events build nothing since.");
            }
        }
        return new Explanation(finding, sentences);
    }

    private Explanation unknownProject() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                inquiry.words() + " was not built: nobody has told of the project " + inquiry.project() + " yet.");
        if (facts.waiting().isEmpty()) {
            sentences.add("No event of it waits. An event told before its project waits "
                    + facts.times().projectWait().toMinutes()
                    + " minutes for it and then goes to the dead letters of hookline.repository-events.");
        } else {
            sentences.add(Words.count(facts.waiting().size(), "event of it waits", "events of it wait")
                    + " for the project since "
                    + Words.of(facts.waiting().getFirst().since())
                    + ", and will be decided when it is told of.");
        }
        return new Explanation(Finding.PROJECT_UNKNOWN, sentences);
    }

    private Explanation undecided(ProjectFacts project) {
        Optional<String> waiting = waiting();
        if (waiting.isPresent()) {
            return new Explanation(Finding.WAITING, List.of(inquiry.words() + " is not decided yet.", waiting.get()));
        }
        Optional<Sight> sight = facts.sights().stream()
                .filter(seen -> Mentions.names(seen.event(), inquiry))
                .findFirst();
        if (sight.isPresent()) {
            return seenOnly(sight.get());
        }
        return facts.heads().isEmpty() && facts.pullRequest() == null ? neverSeen(project) : thereBefore(project);
    }

    private Explanation seenOnly(Sight sight) {
        return new Explanation(
                Finding.SEEN_ONLY,
                List.of(
                        inquiry.words() + " is not decided yet: no webhook has told of it.",
                        "A look at the repository showed it first at " + Words.of(sight.firstSeen())
                                + ". Unless its webhook comes before "
                                + Words.of(sight.firstSeen().plus(facts.times().grace()))
                                + ", it is decided as if it had."));
    }

    private Explanation thereBefore(ProjectFacts project) {
        List<String> sentences = new ArrayList<>();
        sentences.add(inquiry.words() + " was not built: it was there when the repository was first looked at, and what"
                + " was there before builds nothing.");
        sentences.add("The project is known since " + Words.of(project.knownSince()) + ".");
        facts.heads().stream()
                .map(head -> head.ref().fullName()
                        + (head.commit() == null ? " is deleted." : " stands at " + Words.of(head.commit()) + "."))
                .forEach(sentences::add);
        return new Explanation(Finding.THERE_BEFORE, sentences);
    }

    private Explanation neverSeen(ProjectFacts project) {
        List<String> sentences = new ArrayList<>();
        sentences.add(inquiry.words()
                + " was not built: no webhook has told of it, and no look at the repository has shown it.");
        sentences.add("The project is known since " + Words.of(project.knownSince()) + "; an event told more than "
                + facts.times().projectWait().toMinutes() + " minutes before that is among the dead letters.");
        sentences.add(
                facts.lastWebhook() == null
                        ? "No webhook of this project has led to a decision yet: the health monitor says whether its"
                                + " webhook is in order."
                        : "A webhook of this project last led to a decision at " + Words.of(facts.lastWebhook()) + ".");
        if (!project.known().refsSeen()) {
            sentences.add("The repository's refs have not been looked at yet.");
        }
        if (!facts.waiting().isEmpty()) {
            sentences.add(
                    Words.count(facts.waiting().size(), "event of the project waits", "events of the project wait")
                            + " to be decided; none of them names it.");
        }
        return new Explanation(Finding.NEVER_SEEN, sentences);
    }

    private Optional<String> waiting() {
        return facts.waiting().stream()
                .filter(waiting -> Mentions.names(waiting.event(), inquiry))
                .findFirst()
                .map(Explainer::waiting);
    }

    private static String waiting(WaitingEvent waiting) {
        return "An event that names it waits since " + Words.of(waiting.since()) + ": " + waiting.reason() + ".";
    }
}
