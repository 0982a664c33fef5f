package io.hookline.trigger.api;

import io.hookline.contracts.event.GitRef;
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

    /** A full ref name; a name alone means a branch. */
    static GitRef ref(String text) {
        return text.startsWith("refs/") ? GitRef.of(text) : GitRef.branch(text);
    }
}
