package io.hookline.simulator.cloud;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The ways Cloud writes times. */
final class CloudDates {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");
    private static final DateTimeFormatter NANOS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'");

    private CloudDates() {}

    /** As in commits. */
    static String seconds(Instant at) {
        return SECONDS.format(at.atOffset(ZoneOffset.UTC));
    }

    /** As in repositories, pull requests and statuses. */
    static @Nullable String micros(@Nullable Instant at) {
        return at == null ? null : MICROS.format(at.atOffset(ZoneOffset.UTC));
    }

    /** As in webhooks. */
    static String nanos(Instant at) {
        return NANOS.format(at.atOffset(ZoneOffset.UTC));
    }
}
