package io.hookline.bitbucket.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.regex.Pattern;

/**
 * Points in time as Bitbucket writes them: milliseconds since 1970 (Data Center up to 9), or ISO-8601 with {@code Z},
 * {@code +hhmm} or {@code +hh:mm} and any number of fraction digits (Cloud, Data Center from 10 on).
 */
final class Dates {

    private static final Pattern MILLISECONDS = Pattern.compile("-?\\d{1,18}");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private Dates() {}

    /** Reads either form, or throws {@link IllegalArgumentException}. */
    static Instant parse(String text) {
        if (MILLISECONDS.matcher(text).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        try {
            return OffsetDateTime.parse(text, ISO).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date of Bitbucket", e);
        }
    }
}
