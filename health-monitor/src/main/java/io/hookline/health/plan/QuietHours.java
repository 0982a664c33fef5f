package io.hookline.health.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hours of each day in which nothing is repaired that can wait, such as {@code 22:00-06:00}, which goes past midnight. They begin and end when a
 * clock on the wall shows these times; of a time that it shows twice the first counts, and what falls into an hour that it skips comes an
 * hour later.
 *
 * @param from when they begin
 * @param to when they end; the same as {@code from} when there are none
 */
public record QuietHours(LocalTime from, LocalTime to) {

    /** Never. */
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final String NEVER = "none";

    /** Reads {@code 22:00-06:00} or {@code none}; throws {@link IllegalArgumentException} for anything else. */
    public static QuietHours of(String text) {
        if (text.equals(NEVER)) {
            return NONE;
        }
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw unreadable(text);
        }
        QuietHours read = new QuietHours(time(text, ends[0]), time(text, ends[1]));
        if (read.from.equals(read.to)) {
            throw unreadable(text);
        }
        return read;
    }

    /** When the hours end that a time is in; empty when it is in none. */
    public Optional<Instant> end(Instant now, ZoneId zone) {
        if (from.equals(to)) {
            return Optional.empty();
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today)
                .filter(day -> !now.isBefore(day.atTime(from).atZone(zone).toInstant()))
                .map(day -> endOf(day, zone))
                .filter(now::isBefore)
                .findFirst();
    }

    private Instant endOf(LocalDate day, ZoneId zone) {
        LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
        return last.atTime(to).atZone(zone).toInstant();
    }

    private static LocalTime time(String text, String end) {
        try {
            return LocalTime.parse(end);
        } catch (DateTimeException e) {
            throw unreadable(text);
        }
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("must be hours such as 22:00-06:00, or none: " + text);
    }

    @Override
    public String toString() {
        return from.equals(to) ? NEVER : from + "-" + to;
    }
}
