package io.hookline.trigger.rule;

import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.build.Decision.Step;
import java.util.List;

/**
 * What the rules made of a question.
 *
 * @param rule that decided
 * @param trace the rules that were asked, in order; the last one decided
 */
public record Judgement(Outcome outcome, String rule, String reason, List<Step> trace) {

    public Judgement {
        trace = List.copyOf(trace);
    }

    public boolean builds() {
        return outcome == Outcome.BUILD;
    }

    /** Whether all that is missing is that somebody approves. */
    public boolean waits() {
        return outcome == Outcome.NO_BUILD && rule.equals(Rules.FORK_APPROVAL);
    }
}
