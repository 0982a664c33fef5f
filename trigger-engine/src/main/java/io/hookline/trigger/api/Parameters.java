package io.hookline.trigger.api;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.PullRequestId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what requests give as text. */
final class Parameters {

    private Parameters() {}

    /** Null for a parameter that is not given; a {@link ProblemException} for one that does not read. */
    static <T> @Nullable T optional(String name, @Nullable String text, Function<String, T> read) {
        return text == null || text.isEmpty() ? null : required(name, text, read);
    }

    static <T> T required(String name, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.invalid(name + " does not read: " + e.getMessage()));
        }
    }

    static PullRequestId pullRequest(String text) {
        return PullRequestId.of(Long.parseLong(text));
    }

    /** A time in ISO 8601, with its offset. */
    static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a time looks like 2026-11-20T10:00:00Z", e);
        }
    }

    /** A full ref name; a name alone means a branch. */
    static GitRef ref(String text) {
        return text.startsWith("refs/") ? GitRef.of(text) : GitRef.branch(text);
    }
}
