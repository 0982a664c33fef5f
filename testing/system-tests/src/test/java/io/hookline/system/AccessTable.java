package io.hookline.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What {@code access.txt} says: each operation of a service, and who is let in. */
record AccessTable(List<Row> rows) {

    /** Who has no token. */
    static final String ANYBODY = "anybody";

    /** Who has a token and no role. */
    static final String STRANGER = "stranger";

    /** Those two and the roles, in the order in which a row names them. */
    static final List<String> EVERYBODY = List.of(ANYBODY, STRANGER, "viewer", "operator", "admin", "runner");

    private static final Path FILE = Path.of("src/test/resources/access.txt");

    AccessTable {
        rows = rows.stream().sorted().toList();
    }

    /**
     * An operation.
     *
     * @param path with its parameters in braces
     * @param callers who is let in
     */
    record Row(String method, String path, List<String> callers) implements Comparable<Row> {

        Row {
            callers = List.copyOf(callers);
        }

        @Override
        public int compareTo(Row other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return "%-6s %s %s".formatted(method, path, String.join(" ", callers));
        }
    }

    /** The lines below a service's name. */
    static AccessTable of(String service) throws IOException {
        return Files.readAllLines(FILE).stream()
                .dropWhile(line -> !line.equals(service))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" +", 3))
                .map(parts -> new Row(parts[0], parts[1], List.of(parts[2].split(" ", -1))))
                .collect(Collectors.collectingAndThen(Collectors.toList(), AccessTable::new));
    }

    /** Whether an operation is for those too who say nothing of themselves. */
    boolean isOpen(Operation operation) {
        Predicate<Row> same =
                row -> row.method().equals(operation.method()) && row.path().equals(operation.path());
        return rows.stream().filter(same).anyMatch(row -> row.callers().contains(ANYBODY));
    }
}
