package io.hookline.trigger.rule;

import java.util.function.Function;

/**
 * A named rule.
 *
 * @param name as decisions, metrics and the documentation call it
 * @param says what it does, in a sentence
 */
record Rule(String name, String says, Function<Question, Ruling> asks) {

    Ruling ask(Question question) {
        return asks.apply(question);
    }
}
