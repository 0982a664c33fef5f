package io.hookline.bitbucket;

import java.util.function.Function;

/** What came of a call: a value, or the one expected way in which it failed. */
public sealed interface Result<T> {

    /** The call did what was asked. */
    record Ok<T>(T value) implements Result<T> {}

    /** The call failed in an expected way. */
    record Failed<T>(Failure failure) implements Result<T> {}

    /** A successful result. */
    static <T> Result<T> ok(T value) {
        return new Ok<>(value);
    }

    /** A failed result. */
    static <T> Result<T> failed(Failure failure) {
        return new Failed<>(failure);
    }

    /** Changes the value, if there is one. */
    default <U> Result<U> map(Function<? super T, ? extends U> change) {
        return flatMap(value -> ok(change.apply(value)));
    }

    /** Goes on with the next call, if this one succeeded. */
    default <U> Result<U> flatMap(Function<? super T, Result<U>> next) {
        return switch (this) {
            case Ok<T>(var value) -> next.apply(value);
            case Failed<T>(var failure) -> failed(failure);
        };
    }

    /** Tries something else after a failure. */
    default Result<T> recover(Function<Failure, Result<T>> otherwise) {
        return switch (this) {
            case Ok<T> ok -> ok;
            case Failed<T>(var failure) -> otherwise.apply(failure);
        };
    }

    /** The value, or what is made of the failure; throw from there to turn a failure into an exception. */
    default T orElse(Function<Failure, ? extends T> otherwise) {
        return switch (this) {
            case Ok<T>(var value) -> value;
            case Failed<T>(var failure) -> otherwise.apply(failure);
        };
    }

    /** Whether there is a value. */
    default boolean isOk() {
        return this instanceof Ok<T>;
    }
}
