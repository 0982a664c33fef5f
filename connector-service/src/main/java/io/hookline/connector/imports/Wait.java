package io.hookline.connector.imports;

import java.time.Instant;

/** What an import waits for, and until when it does. */
public record Wait(Reason reason, Instant until) {

    /** What is waited for. */
    public enum Reason {
        /** The credential's budget of calls, which other work has a share of. */
        BUDGET,
        /** Bitbucket, which does not answer. */
        BITBUCKET,
        /** Projects that are made, to become ready. */
        SET_UP
    }
}
