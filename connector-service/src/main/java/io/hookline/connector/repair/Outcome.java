package io.hookline.connector.repair;

import io.hookline.bitbucket.Failure;

/** What came of a repair. */
sealed interface Outcome {

    record Repaired(String what) implements Outcome {}

    record NotNeeded() implements Outcome {}

    record Failed(String why, boolean retryable) implements Outcome {}

    static Outcome failed(Failure failure) {
        boolean retryable = switch (failure) {
            case Failure.Unavailable _, Failure.RateLimited _, Failure.Conflict _, Failure.HostUnconfirmed _ -> true;
            case Failure.NotFound _,
                    Failure.Unauthorized _,
                    Failure.Forbidden _,
                    Failure.Invalid _,
                    Failure.Gone _,
                    Failure.NotAllowed _,
                    Failure.Untrusted _ -> false;
        };
        return new Failed(failure.why(), retryable);
    }
}
