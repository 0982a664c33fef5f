package io.hookline.bitbucket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items may be fewer than asked for, or none, on any page: what may not be seen is left out
 * @param next what asks for the page after this one; null on the last
 */
public record Page<T>(List<T> items, @Nullable PageCursor next) {
    public Page {
        items = List.copyOf(items);
    }
}
