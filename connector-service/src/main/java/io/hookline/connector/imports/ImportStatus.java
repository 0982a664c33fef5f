package io.hookline.connector.imports;

/** How far an import is. */
public enum ImportStatus {
    /** Goes on by itself, perhaps after a wait. */
    RUNNING,
    /** Stopped by a person; resuming goes on with what was left. */
    CANCELLED,
    /** Stopped by something that a person must mend; resuming goes on. */
    HALTED,
    /** Every repository has an outcome. */
    DONE
}
