package io.hookline.health.plan;

import java.time.Duration;

/**
 * When so many projects of a connector or a host get into trouble at once that the cause is none of theirs, and repairing each would do
 * harm.
 *
 * @param share of the projects looked at lately that must be in trouble, from 0 to 1
 * @param atLeast below this many projects it is never a mass failure
 * @param window what counts as lately
 */
public record MassFailure(double share, int atLeast, Duration window) {

    /** What began with a share ends with this part of it, so that what comes and goes is one failure. */
    private static final double END = 0.5;

    /**
     * How the projects of a connector or a host stand whose repairs are not held.
     *
     * @param looked projects looked at within the window
     * @param newlyTroubled of these, how many got into trouble within the window
     * @param lookedInRun of these, how many were looked at since the last {@link #run} of them got into trouble; all when fewer did
     */
    public record Load(int looked, int newlyTroubled, int lookedInRun) {

        /** Of no projects. */
        public static final Load NONE = new Load(0, 0, 0);

        /** With the project that is being looked at, which is in trouble: it counts as newly so. */
        public Load withOneMore() {
            return new Load(looked + 1, newlyTroubled + 1, lookedInRun + 1);
        }
    }

    /**
     * What is left of a mass failure.
     *
     * @param troubled projects that are in trouble since the window in which it began, or since then; what cannot be looked at still is
     * @param most how many were, at worst
     */
    public record Rest(int troubled, int most) {}

    /** How many of the others that got into trouble last make, with the project being looked at, a mass failure in a row. */
    public int run() {
        return Math.max(1, atLeast - 1);
    }

    /**
     * Whether a mass failure begins. In a large group many are looked at within the window before a share of them is in trouble: that many of
     * those looked at last are enough.
     */
    public boolean begins(Load load) {
        return load.newlyTroubled() >= atLeast
                && (isMuch(load.newlyTroubled(), load.looked()) || isMuch(run() + 1, load.lookedInRun()));
    }

    /**
     * Whether one of a whole host begins: what befalls the projects of one connector only is not their host's fault.
     *
     * @param connector how those projects of the host stand that are of the connector of the project being looked at
     */
    public boolean begins(Load host, Load connector) {
        return begins(host)
                && isMuch(connector.newlyTroubled(), connector.looked())
                && isMuch(host.newlyTroubled() - connector.newlyTroubled(), host.looked() - connector.looked());
    }

    /** Whether it is over: few of those that it befell are left in trouble, whoever is well otherwise. */
    public boolean isOver(Rest rest) {
        return rest.troubled() <= END * Math.max(share * rest.most(), atLeast);
    }

    private boolean isMuch(int newlyTroubled, int looked) {
        return newlyTroubled > share * looked;
    }
}
