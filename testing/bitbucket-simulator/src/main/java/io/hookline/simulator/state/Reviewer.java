package io.hookline.simulator.state;

/** A reviewer of a pull request and what they said. */
public record Reviewer(long user, Verdict verdict) {

    /** What a reviewer may say. */
    public enum Verdict {
        NONE,
        APPROVED,
        NEEDS_WORK
    }
}
