package io.hookline.connector.check;

/** What came of one step. */
public enum Outcome {
    PASSED,
    FAILED,
    /** Not looked at: it does not apply, or a step failed on which it depends. */
    SKIPPED,
    /** Bitbucket did not answer, or what it answers proves nothing: no fault of the connector's. */
    UNKNOWN
}
