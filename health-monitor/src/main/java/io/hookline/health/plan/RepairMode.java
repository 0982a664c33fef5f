package io.hookline.health.plan;

/** What is done about a fault that Hookline can repair. */
public enum RepairMode {
    /** It is repaired. */
    AUTOMATIC,
    /** It is repaired when a person says so. */
    ASK,
    /** It is left alone, and a person can still have it repaired. */
    OFF
}
