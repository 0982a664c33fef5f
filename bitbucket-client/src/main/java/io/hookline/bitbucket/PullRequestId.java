package io.hookline.bitbucket;

/** A pull request's number in its target repository. */
public record PullRequestId(long value) {
    public PullRequestId {
        Checks.that(value > 0, "a pull request's number is positive");
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
