package io.hookline.bitbucket.rate;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads what answers tell of limits; what makes no sense counts as not told. */
final class Headers {

    private Headers() {}

    static Optional<Long> number(HttpHeaders headers, String name) {
        return headers.firstValue(name).flatMap(Headers::number);
    }

    static Optional<Long> positive(HttpHeaders headers, String name) {
        return number(headers, name).filter(number -> number > 0);
    }

    /** How long {@code Retry-After} asks to wait, which is seconds or a date (RFC 9110, section 10.2.3). */
    static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
        var value = headers.firstValue("Retry-After");
        return value.flatMap(Headers::number)
                .map(Duration::ofSeconds)
                .or(() -> value.flatMap(Headers::date).map(until -> Duration.between(now, until)))
                .filter(Duration::isPositive);
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of((long) Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
