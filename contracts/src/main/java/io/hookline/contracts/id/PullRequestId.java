package io.hookline.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A pull request's number in its destination repository. */
public record PullRequestId(@JsonValue long value) {

    public PullRequestId {
        if (value <= 0) {
            throw new IllegalArgumentException("a pull request's number is positive");
        }
    }

    @JsonCreator
    public static PullRequestId of(long number) {
        return new PullRequestId(number);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
