package io.hookline.trigger.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something stands in the order of time; what has one time is told apart by the order it was stored in.
 *
 * @param at in whole microseconds, as the database keeps it
 */
public record Position(Instant at, long seq) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    public Position {
        Objects.requireNonNull(at);
    }

    /** Reads what {@link #toString} wrote; throws {@link IllegalArgumentException} for anything else. */
    public static Position of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a place in a list");
        }
        Instant at = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
        return new Position(at, Long.parseLong(parts.group(2)));
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + seq;
    }
}
