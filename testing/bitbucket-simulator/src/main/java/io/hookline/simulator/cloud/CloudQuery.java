package io.hookline.simulator.cloud;

import io.hookline.simulator.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of Cloud's {@code q} and {@code sort} that clients use: conditions on dotted fields, joined by AND. {@code ~} heeds no case.
 */
final class CloudQuery {
    private static final Pattern CONDITION = Pattern.compile("\\s*([\\w.]+)\\s*(!=|=|~)\\s*\"([^\"]*)\"\\s*");
    // Not within a quoted text: an even number of quotes follows.
    private static final Pattern AND = Pattern.compile("(?i)\\s+AND\\s+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private CloudQuery() {}

    static List<Map<String, @Nullable Object>> apply(
            List<Map<String, @Nullable Object>> rows, @Nullable String query, @Nullable String sort) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>(rows);
        if (query != null) {
            for (String condition : AND.split(query, -1)) {
                Matcher matcher = CONDITION.matcher(condition);
                if (!matcher.matches()) {
                    throw Refusal.invalid("Invalid query: " + condition);
                }
                found.removeIf((Map<String, @Nullable Object> row) ->
                        !holds(row, matcher.group(1), matcher.group(2), matcher.group(3)));
            }
        }
        if (sort != null) {
            String field = sort.startsWith("-") ? sort.substring(1) : sort;
            found.sort((Map<String, @Nullable Object> one, Map<String, @Nullable Object> other) ->
                    value(one, field).compareTo(value(other, field)));
        }
        return sort != null && sort.startsWith("-") ? found.reversed() : found;
    }

    private static boolean holds(Map<String, @Nullable Object> row, String field, String operator, String expected) {
        String actual = value(row, field);
        return switch (operator) {
            case "=" -> actual.equals(expected);
            case "!=" -> !actual.equals(expected);
            default -> actual.toLowerCase(Locale.ROOT).contains(expected.toLowerCase(Locale.ROOT));
        };
    }

    private static String value(Map<String, @Nullable Object> row, String field) {
        Object at = row;
        for (String name : field.split("\\.", -1)) {
            at = at instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return at == null ? "" : at.toString();
    }
}
