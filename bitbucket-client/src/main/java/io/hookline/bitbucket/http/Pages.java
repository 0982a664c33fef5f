package io.hookline.bitbucket.http;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads all pages of a list. */
public final class Pages {

    private static final int MOST = 1_000;

    private Pages() {}

    /** One page and what asks for the next, such as its address; nothing on the last page. */
    public record Page<T, N>(List<T> values, Optional<N> next) {}

    /** The values of all pages, or the first failure; a list without an end is one too. */
    public static <T, N> Result<List<T>> all(Result<Page<T, N>> first, Function<N, Result<Page<T, N>>> follow) {
        var values = new ArrayList<T>();
        var page = first;
        for (int read = 0; read < MOST; read++) {
            switch (page) {
                case Result.Failed<Page<T, N>>(var failure) -> {
                    return Result.failed(failure);
                }
                case Result.Ok<Page<T, N>>(var current) -> {
                    values.addAll(current.values());
                    if (current.next().isEmpty()) {
                        return Result.ok(values);
                    }
                    page = follow.apply(current.next().get());
                }
            }
        }
        return Result.failed(new Failure.Unavailable("the list has more than " + MOST + " pages"));
    }
}
