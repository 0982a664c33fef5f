package io.hookline.health.api;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads parameters; one that does not read is a problem that says what it must be. */
final class Parameters {

    private static final String AN_ID = "an id of 36 characters";

    private static final String A_PLACE = "the next of the page before";

    private Parameters() {}

    static @Nullable ProjectId project(String name, @Nullable String text) {
        return text == null ? null : read(name, AN_ID, text, ProjectId::of);
    }

    static @Nullable ConnectorId connector(String name, @Nullable String text) {
        return text == null ? null : read(name, AN_ID, text, ConnectorId::of);
    }

    static @Nullable HealthState state(String name, @Nullable String text) {
        String expected = "one of " + Arrays.toString(HealthState.values());
        return text == null
                ? null
                : read(name, expected, text, state -> HealthState.valueOf(state.toUpperCase(Locale.ROOT)));
    }

    static @Nullable RepairKind kind(String name, @Nullable String text) {
        String expected = "one of " + Arrays.toString(RepairKind.values());
        return text == null
                ? null
                : read(name, expected, text, kind -> RepairKind.valueOf(kind.toUpperCase(Locale.ROOT)));
    }

    static int limit(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new ProblemException(Problem.badParameter(name, "from 1 to " + most));
        }
        return value;
    }

    static @Nullable Long historyPlace(String name, @Nullable String text) {
        return text == null ? null : read(name, A_PLACE, text, HistoryPage::place);
    }

    /** An id in a path: one that does not read names nothing. */
    static <T> T idInPath(String what, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.notFound(what, text));
        }
    }

    private static <T> T read(String name, String expected, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.badParameter(name, expected));
        }
    }
}
