package io.hookline.kubernetes.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of the documentation. */
public record Document(String text) {

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (?:`([^`]*)`)? ?\\|");
    private static final Pattern METRIC = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ([^|]+) \\|");

    /** Reads a page by its path in {@code docs}. */
    public static Document of(String name) {
        try {
            return new Document(Files.readString(Path.of("../../docs", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes after {@code #} in links to the page's headings. */
    public Set<String> anchors() {
        return HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** The metrics of the table below the heading of that name, and who has each. */
    public Map<String, String> metrics() {
        return METRIC.matcher(part("Metrics"))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }

    /** The rows of the tables below a heading of the second level: a property and its default. */
    public Map<String, String> settings(String heading) {
        Matcher rows = ROW.matcher(part(heading));
        Map<String, String> found = new TreeMap<>();
        while (rows.find()) {
            found.put(rows.group(1), rows.group(2) == null ? "" : rows.group(2));
        }
        return found;
    }

    private String part(String heading) {
        int start = text.indexOf("\n## " + heading + "\n");
        int next = text.indexOf("\n## ", start + 1);
        return text.substring(start, next < 0 ? text.length() : next);
    }
}
