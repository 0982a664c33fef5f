package io.hookline.trigger.api;

import io.hookline.trigger.store.Position;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Things, newest first.
 *
 * @param next what to give as {@code after} for the next page; null on the last
 */
@Schema(description = "One page, newest first")
record Page<T>(List<T> items, @Nullable String next) {

    Page {
        items = List.copyOf(items);
    }

    /** Makes a page of up to {@code limit} of the entries, which were asked for with one more than that. */
    static <E, T> Page<T> of(List<E> entries, int limit, Function<E, Position> position, Function<E, T> view) {
        List<E> shown = entries.subList(0, Math.min(limit, entries.size()));
        String next = entries.size() > limit ? position.apply(shown.getLast()).toString() : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
