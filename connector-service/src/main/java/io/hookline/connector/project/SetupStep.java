package io.hookline.connector.project;

/**
 * What is still to be done for a project, in this order. The gateway knows a webhook before Bitbucket does, so that no delivery is
 * refused; the last look finds what was pushed between the baseline and the webhook.
 */
public enum SetupStep {
    REGISTER_KEY,
    PUBLISH,
    BASELINE,
    REGISTER_WEBHOOK,
    CATCH_UP,
    DONE;

    /** The step after this one; nothing follows {@link #DONE}. */
    SetupStep next() {
        return switch (this) {
            case REGISTER_KEY -> PUBLISH;
            case PUBLISH -> BASELINE;
            case BASELINE -> REGISTER_WEBHOOK;
            case REGISTER_WEBHOOK -> CATCH_UP;
            case CATCH_UP, DONE -> DONE;
        };
    }

    /** Whether this step is behind a project that has come to another. */
    public boolean isDoneAt(SetupStep next) {
        return compareTo(next) < 0;
    }
}
