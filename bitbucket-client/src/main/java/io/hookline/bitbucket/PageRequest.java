package io.hookline.bitbucket;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param after null for the first page
 * @param size how many items at most, from 1 to 100; Cloud keeps the size of the first page for all that follow it
 */
public record PageRequest(@Nullable PageCursor after, int size) {

    /** The longest page that both products give. */
    public static final int LONGEST = 100;

    public PageRequest {
        Checks.that(size >= 1 && size <= LONGEST, "a page has 1 to " + LONGEST + " items");
    }

    /** The first page, as long as it may be. */
    public static PageRequest first() {
        return after(null);
    }

    /** The page after another, as long as it may be. */
    public static PageRequest after(@Nullable PageCursor cursor) {
        return new PageRequest(cursor, LONGEST);
    }
}
