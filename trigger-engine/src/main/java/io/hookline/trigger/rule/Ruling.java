package io.hookline.trigger.rule;

import io.hookline.contracts.build.Decision.Outcome;

/** What a rule answers. */
sealed interface Ruling {

    /** The rule decides; later rules are not asked. */
    record Decided(Outcome outcome, String reason) implements Ruling {}

    /** The rule has nothing against going on. */
    record Passed(String note) implements Ruling {}

    static Ruling build(String reason) {
        return new Decided(Outcome.BUILD, reason);
    }

    static Ruling noBuild(String reason) {
        return new Decided(Outcome.NO_BUILD, reason);
    }

    static Ruling cancel(String reason) {
        return new Decided(Outcome.CANCEL, reason);
    }

    static Ruling pass(String note) {
        return new Passed(note);
    }
}
