package io.hookline.health.diagnose;

/** What one look says of what a repair would mend. */
public enum Verdict {
    /** Seen, and as it should be. */
    FINE,
    /** Seen, and wrong. */
    FAULTY,
    /** Not seen: neither proves nor refutes a fault. */
    UNSEEN
}
