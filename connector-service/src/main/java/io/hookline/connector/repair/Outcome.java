package io.hookline.connector.repair;

import io.hookline.bitbucket.Failure;
import io.hookline.connector.observe.Check;

/** What came of an order. */
sealed interface Outcome {

    record Repaired(String what) implements Outcome {}

    record NotNeeded() implements Outcome {}

    record Failed(String why, boolean retryable) implements Outcome {}

    static Outcome failed(Failure failure) {
        return new Failed(failure.why(), isRetryable(failure) || failure instanceof Failure.Conflict);
    }

    /** As {@link #failed}, with what a person can do about it unless it goes away by itself. */
    static Outcome failed(Failure failure, String remedy) {
        return isRetryable(failure) ? failed(failure) : new Failed(failure.why() + ". " + remedy, false);
    }

    private static boolean isRetryable(Failure failure) {
        return Check.isPassing(failure) || failure instanceof Failure.HostUnconfirmed;
    }
}
