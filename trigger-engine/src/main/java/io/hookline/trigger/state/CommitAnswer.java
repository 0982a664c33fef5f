package io.hookline.trigger.state;

import io.hookline.contracts.id.CommitHash;

/** The answer to a {@link CommitQuestion}. */
public sealed interface CommitAnswer {

    /** The commit, with all 40 digits. */
    record Found(CommitHash commit, String message) implements CommitAnswer {

        public Found {
            if (!commit.isComplete()) {
                throw new IllegalArgumentException("a commit that was found has all 40 digits");
            }
        }
    }

    /** The repository has no such commit. */
    record Unknown() implements CommitAnswer {}

    /** Nobody could say within the time that is given to it. */
    record NotToBeHad() implements CommitAnswer {}
}
