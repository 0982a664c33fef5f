package io.hookline.health.api;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Check;
import io.hookline.health.diagnose.Finding;
import io.hookline.health.store.ProjectList.Order;
import io.hookline.health.store.ProjectList.Place;
import io.hookline.health.store.ProjectList.Sort;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads parameters; one that does not read is a problem that says what it must be. */
final class Parameters {

    private static final String AN_ID = "an id of 36 characters";

    private static final String A_PLACE = "the next of the page before";

    private Parameters() {}

    static @Nullable Check check(String name, @Nullable String text) {
        String expected = "one of " + Arrays.toString(Check.values());
        return read(name, expected, text, check -> Check.valueOf(upperCase(check)));
    }

    static @Nullable Boolean flag(String name, @Nullable String text) {
        return read(name, "true or false", text, Parameters::isTrue);
    }

    static @Nullable String finding(String name, @Nullable String text) {
        if (text != null && !Finding.names().contains(text)) {
            throw new ProblemException(Problem.badParameter(name, "one of " + String.join(", ", Finding.names())));
        }
        return text;
    }

    static Order order(String name, @Nullable String sort, String directionName, @Nullable String direction) {
        String sorts = "one of id, name, since, checked, next";
        return new Order(
                sort == null ? Sort.ID : required(name, sorts, sort, text -> Sort.valueOf(upperCase(text))),
                direction != null && required(directionName, "asc or desc", direction, Parameters::isDescending));
    }

    static @Nullable Place place(String name, @Nullable String text, Order order) {
        return read(name, A_PLACE + ", in the same order", text, cursor -> ProjectPage.place(cursor, order));
    }

    static @Nullable ProjectId project(String name, @Nullable String text) {
        return read(name, AN_ID, text, ProjectId::of);
    }

    static @Nullable ConnectorId connector(String name, @Nullable String text) {
        return read(name, AN_ID, text, ConnectorId::of);
    }

    static @Nullable HealthState state(String name, @Nullable String text) {
        String expected = "one of " + Arrays.toString(HealthState.values());
        return read(name, expected, text, state -> HealthState.valueOf(upperCase(state)));
    }

    static @Nullable RepairKind kind(String name, @Nullable String text) {
        String expected = "one of " + Arrays.toString(RepairKind.values());
        return read(name, expected, text, kind -> RepairKind.valueOf(upperCase(kind)));
    }

    static int limit(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new ProblemException(Problem.badParameter(name, "from 1 to " + most));
        }
        return value;
    }

    static @Nullable Long historyPlace(String name, @Nullable String text) {
        return read(name, A_PLACE, text, HistoryPage::place);
    }

    /** An id in a path: one that does not read names nothing. */
    static <T> T idInPath(String what, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.notFound(what, text));
        }
    }

    private static boolean isDescending(String text) {
        return switch (upperCase(text)) {
            case "ASC" -> false;
            case "DESC" -> true;
            default -> throw new IllegalArgumentException("is no direction");
        };
    }

    private static boolean isTrue(String text) {
        return switch (upperCase(text)) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    private static String upperCase(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** Reads what may be absent. */
    static <T> @Nullable T read(String name, String expected, @Nullable String text, Function<String, T> reader) {
        return text == null ? null : required(name, expected, text, reader);
    }

    private static <T> T required(String name, String expected, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.badParameter(name, expected));
        }
    }
}
