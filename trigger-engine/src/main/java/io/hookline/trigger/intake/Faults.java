package io.hookline.trigger.intake;

import io.vertx.pgclient.PgException;

/** Tells what another try can mend from what it cannot. */
final class Faults {

    private Faults() {}

    /**
     * Whether the data themselves are at fault: the database refuses them (SQLSTATE classes 22, data exception, 23, integrity, and 54,
     * limit exceeded), or what was stored does not read.
     */
    static boolean isOfData(Throwable failure) {
        if (failure instanceof PgException refused) {
            String state = refused.getSqlState();
            return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
        }
        return failure instanceof IllegalArgumentException;
    }

    /** What kind of failure it is, for the log: a database's message may quote what it refused, which is somebody's payload. */
    static String kindOf(Throwable failure) {
        return failure instanceof PgException refused
                ? "SQLSTATE " + refused.getSqlState()
                : failure.getClass().getName();
    }
}
