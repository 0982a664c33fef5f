package io.hookline.system.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One migration of a service's schema.
 *
 * @param statements in lower case, without comments, texts and bodies of functions, each in one line
 */
record Migration(String name, List<String> statements) {

    private static final Pattern PART = Pattern.compile(
            "(?<nothing>--[^\\n]*|/\\*.*?\\*/)|(?<text>'(?:[^']|'')*'|(?<tag>\\$\\w*\\$).*?\\k<tag>)|(?<end>;)",
            Pattern.DOTALL);
    private static final String END = "\0";

    Migration {
        statements = List.copyOf(statements);
    }

    static Migration of(String name, String sql) {
        String plain = PART.matcher(sql).replaceAll(Migration::plain).toLowerCase(Locale.ROOT);
        return new Migration(
                name,
                Arrays.stream(plain.split(END, -1))
                        .map(statement -> statement.replaceAll("\\s+", " ").strip())
                        .filter(statement -> !statement.isEmpty())
                        .toList());
    }

    /** All of a service, in the order in which they are applied. */
    static List<Migration> ofService(String service) {
        try (Stream<Path> files = Files.list(Path.of("../..", service, "src/main/resources/db/migration"))) {
            return files.sorted(Comparator.comparingInt(Migration::version))
                    .map(file -> of(service + " " + file.getFileName(), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(MatchResult part) {
        if (part.group("end") != null) {
            return END;
        }
        return part.group("text") == null ? " " : "''";
    }

    private static int version(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceFirst("^V(\\d+)__.*$", "$1"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
