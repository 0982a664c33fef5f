package io.hookline.bitbucket;

/** Takes results apart in tests, and says what was there instead. */
public final class Results {

    private Results() {}

    public static <T> T value(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(var value) -> value;
            case Result.Failed<T>(var failure) -> throw new AssertionError("a failure instead of a value: " + failure);
        };
    }

    public static Failure failure(Result<?> result) {
        return switch (result) {
            case Result.Ok<?>(var value) -> throw new AssertionError("a value instead of a failure: " + value);
            case Result.Failed<?>(var failure) -> failure;
        };
    }
}
