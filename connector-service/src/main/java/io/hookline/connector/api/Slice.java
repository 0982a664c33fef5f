package io.hookline.connector.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param last the item that the next part begins after; null where this one is the last
 */
record Slice<T>(List<T> items, @Nullable T last) {

    /** Cuts a part off what was found: one item more than wanted says that there is a next part. */
    static <T> Slice<T> of(List<T> found, int size) {
        return found.size() <= size
                ? new Slice<>(found, null)
                : new Slice<>(found.subList(0, size), found.get(size - 1));
    }

    /** What the next part is asked for by; null where there is none. */
    <K> @Nullable K next(Function<T, K> key) {
        return last == null ? null : key.apply(last);
    }
}
