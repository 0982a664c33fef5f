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
     * How the projects of a connector or a host stand.
     *
     * @param looked projects looked at within the window
     * @param newlyTroubled of these, how many got into trouble within the window
     * @param troubled of these, how many are in trouble
     * @param held whether their repairs are held already
     */
    public record Load(int looked, int newlyTroubled, int troubled, boolean held) {

        /** Of no projects. */
        public static final Load NONE = new Load(0, 0, 0, false);

        /** With the project that is being looked at; while it is in trouble it counts as newly so. */
        public Load withOneMore(boolean isTroubled) {
            int more = isTroubled ? 1 : 0;
            return new Load(looked + 1, newlyTroubled + more, troubled + more, held);
        }
    }

    /** Whether the repairs of a group are held. */
    public boolean holds(Load load) {
        return load.held()
                ? load.troubled() >= atLeast && load.troubled() > share * END * load.looked()
                : load.newlyTroubled() >= atLeast && isMuch(load.newlyTroubled(), load.looked());
    }

    /**
     * Whether the repairs of a whole host are held: what befalls the projects of one connector only is not their host's fault.
     *
     * @param connector how those projects of the host stand that are of the connector of the project being looked at
     */
    public boolean holds(Load host, Load connector) {
        return holds(host)
                && (host.held()
                        || (isMuch(connector.newlyTroubled(), connector.looked())
                                && isMuch(
                                        host.newlyTroubled() - connector.newlyTroubled(),
                                        host.looked() - connector.looked())));
    }

    private boolean isMuch(int newlyTroubled, int looked) {
        return newlyTroubled > share * looked;
    }
}
