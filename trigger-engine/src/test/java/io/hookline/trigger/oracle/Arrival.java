package io.hookline.trigger.oracle;

/**
 * When what an event tells came to be known.
 *
 * @param at place among the deliveries of the first that told of it
 * @param late whether the ref was known to have moved on before it
 */
record Arrival(int at, boolean late) {

    boolean isBefore(Arrival other) {
        return at < other.at;
    }
}
