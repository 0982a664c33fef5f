package io.hookline.trigger.explain;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.trigger.explain.Explanation.Finding;
import io.hookline.trigger.state.KnownBuild;
import java.util.List;
import java.util.Optional;

/** What a decision and its build say. */
final class Verdicts {

    private static final int SHOWN = 5;

    private Verdicts() {}

    static Finding finding(Decision decision, Optional<KnownBuild> build) {
        return switch (decision.outcome()) {
            case BUILD -> build.filter(one -> !one.isRequested()).isPresent() ? Finding.BUILD_ENDED : Finding.BUILT;
            case NO_BUILD, CANCEL -> Finding.NOT_BUILT;
        };
    }

    static String headline(Inquiry inquiry, Decision decision, Optional<KnownBuild> build) {
        String by = " by rule " + decision.rule() + ": " + decision.reason() + ".";
        return switch (decision.outcome()) {
            case BUILD ->
                inquiry.words() + " was built" + as(decision) + by + " Build " + decision.build()
                        + " was requested at "
                        + Words.of(build.map(KnownBuild::requestedAt).orElse(decision.decidedAt())) + ".";
            case NO_BUILD -> inquiry.words() + " was not built" + as(decision) + by;
            case CANCEL ->
                inquiry.words() + " was not built" + as(decision) + by
                        + (decision.cancels().isEmpty()
                                ? ""
                                : " " + Words.count(decision.cancels().size(), "build was", "builds were")
                                        + " cancelled.");
        };
    }

    static String source(Decision decision) {
        String at = " It was decided at " + Words.of(decision.decidedAt()) + ".";
        if (decision.cause().askedBy() != null) {
            return decision.cause().askedBy() + " asked for it." + at;
        }
        if (decision.cause().recovered()) {
            return "No webhook told of it: a look at the repository found it." + at;
        }
        return "Webhook delivery " + decision.cause().delivery() + " told of it." + at;
    }

    static Optional<String> ending(Optional<KnownBuild> build) {
        return build.flatMap(one -> Optional.ofNullable(
                switch (one.status()) {
                    case REQUESTED -> null;
                    case SUPERSEDED -> "A newer build has superseded it since.";
                    case CANCELLED -> "It was cancelled since: its branch, tag or pull request is gone.";
                    case STOPPED -> "Somebody has stopped it since.";
                }));
    }

    /** The other decisions, newest first, and how many more there are. */
    static List<String> others(List<Decision> decisions, Decision decisive) {
        return decisions.stream()
                .filter(decision -> !decision.id().equals(decisive.id()))
                .limit(SHOWN)
                .map(Verdicts::other)
                .toList();
    }

    private static String other(Decision decision) {
        String outcome = switch (decision.outcome()) {
            case BUILD -> "it was built";
            case NO_BUILD -> "it was not built";
            case CANCEL -> "its builds were cancelled";
        };
        return "At " + Words.of(decision.decidedAt()) + " " + outcome + as(decision) + " by rule " + decision.rule()
                + ": " + decision.reason() + ".";
    }

    private static String as(Decision decision) {
        if (decision.pullRequest() != null) {
            return " for pull request " + decision.pullRequest();
        }
        if (decision.ref() == null) {
            return "";
        }
        String commit = decision.outcome() == Outcome.CANCEL ? "" : " at " + Words.of(decision.commit());
        return (decision.ref().isTag() ? " as tag " : " on branch ")
                + decision.ref().name()
                + commit;
    }
}
