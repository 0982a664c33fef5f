package io.hookline.payload.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** Times as payloads give them: ISO 8601 with any form of offset, or milliseconds since 1970 on Data Center up to 9.x. */
public final class Times {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private Times() {}

    /** The time, or null where the payload has none or one that is no time. */
    public static @Nullable Instant of(@Nullable String time) {
        if (time == null) {
            return null;
        }
        try {
            return isNumber(time) ? Instant.ofEpochMilli(Long.parseLong(time)) : ISO.parse(time, Instant::from);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static boolean isNumber(String time) {
        return !time.isEmpty() && time.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
