package io.hookline.trigger.oracle;

/**
 * One delivery of an event: the {@code nth} that an action caused.
 *
 * @param copy 0 for the first of the event
 * @param sameId whether a copy has the id of the first
 */
record Delivery(int action, int nth, int copy, boolean sameId) {

    boolean isOf(Told told) {
        return action == told.action() && nth == told.nth();
    }

    /** What tells it from others, or tells that it is the first again. */
    String id() {
        return action + "-" + nth + "-" + (sameId ? 0 : copy);
    }
}
