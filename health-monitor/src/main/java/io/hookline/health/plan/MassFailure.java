package io.hookline.health.plan;

import java.time.Duration;

/**
 * When so many projects of a connector break at once that the cause is none of theirs, and repairing each would do harm.
 *
 * @param share of the projects looked at lately that must have broken, from 0 to 1
 * @param atLeast below this many broken projects it is never a mass failure
 * @param window what counts as lately
 */
public record MassFailure(double share, int atLeast, Duration window) {

    /**
     * How a connector's projects stand.
     *
     * @param looked projects looked at within the window
     * @param newlyBroken of these, how many broke within the window
     * @param broken of these, how many are broken
     * @param held whether its repairs are held already
     */
    public record Load(int looked, int newlyBroken, int broken, boolean held) {

        /** With the project that is being looked at; while it is broken it counts as newly so. */
        public Load withOneMore(boolean isBroken) {
            int more = isBroken ? 1 : 0;
            return new Load(looked + 1, newlyBroken + more, broken + more, held);
        }
    }

    /** Whether repairs are held. What began with new faults ends only when the share of all faults is small again. */
    public boolean holds(Load load) {
        int count = load.held() ? load.broken() : load.newlyBroken();
        return count >= atLeast && count > share * load.looked();
    }
}
