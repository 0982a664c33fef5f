package io.hookline.gateway.verify;

/** What a signature header is worth. */
public enum Verdict {
    /** Signed with the hook's secret. */
    AUTHENTIC,
    /** There is no signature. */
    MISSING,
    /** Not of the form {@code sha256=<64 hexadecimal digits>}. */
    MALFORMED,
    /** Well formed, but not made with this secret over this body. */
    WRONG
}
