package io.hookline.local.deadletter;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a record stands in a topic; written {@code partition@offset}, or the offset alone in partition 0. */
public record Place(int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,6})@)?(\\d{1,18})");

    /** Reads a place; throws {@link IllegalArgumentException} for anything else. */
    public static Place of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a place is an offset, or partition@offset: " + text);
        }
        int partition = Integer.parseInt(Objects.requireNonNullElse(parts.group(1), "0"));
        return new Place(partition, Long.parseLong(parts.group(2)));
    }

    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
