package io.hookline.health.diagnose;

import io.hookline.contracts.health.HealthState;

/** How bad a finding is, from least to worst: a project is as well as its worst finding. */
public enum Severity {
    /** It works, but somebody should look at it. */
    ADVICE(HealthState.DEGRADED),
    /** Nobody can tell; nothing follows from it. */
    UNSEEN(HealthState.UNKNOWN),
    /** Something is missing or refused. */
    BROKEN(HealthState.BROKEN),
    /** The connector's credential is refused or lacks a permission. */
    REFUSED(HealthState.UNAUTHORIZED),
    /** The repository is not there any more. */
    GONE(HealthState.REPOSITORY_GONE);

    private final HealthState state;

    Severity(HealthState state) {
        this.state = state;
    }

    /** Whether it hides nothing else. */
    boolean isSeen() {
        return switch (this) {
            case ADVICE, BROKEN -> true;
            case UNSEEN, REFUSED, GONE -> false;
        };
    }

    /** The state of a project whose worst finding is of this severity. */
    public HealthState state() {
        return state;
    }
}
