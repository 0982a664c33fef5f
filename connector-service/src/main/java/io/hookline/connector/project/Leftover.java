package io.hookline.connector.project;

import io.hookline.bitbucket.Failure;
import io.hookline.connector.observe.Check;

/**
 * What was not removed from Bitbucket.
 *
 * @param what the deploy key or webhook, as one finds it there
 * @param repository where it is, as far as is known
 */
public record Leftover(String what, String repository, Failure failure) {

    /** Why it was not removed. */
    public String why() {
        return switch (failure) {
            case Failure.NotFound _ ->
                "Bitbucket does not show the repository: with it this is gone, unless it was moved out of the credential's sight";
            case Failure.Unauthorized _,
                    Failure.Forbidden _,
                    Failure.Conflict _,
                    Failure.Invalid _,
                    Failure.Gone _,
                    Failure.NotAllowed _,
                    Failure.Untrusted _,
                    Failure.HostUnconfirmed _,
                    Failure.RateLimited _,
                    Failure.Unavailable _ -> failure.why();
        };
    }

    /** Whether it may be removed later without a person. */
    boolean isPassing() {
        return Check.isPassing(failure);
    }

    /** Whether there is still something to be removed, as far as anybody can tell. */
    boolean isThere() {
        return !(failure instanceof Failure.NotFound);
    }
}
