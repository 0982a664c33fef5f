package io.hookline.kubernetes.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that alerts and dashboards may name: those of the table in {@code docs/operations.md}. */
public final class KnownMetrics {

    private static final Pattern MADE =
            Pattern.compile("(?:builder|counter|gauge|timer)\\(\\s*\"(hookline\\.[a-z.]+[a-z])\"");
    private static final Pattern UNIT = Pattern.compile("(_seconds|_bytes)?(_total)?$");
    private static final Pattern PART = Pattern.compile("_(count|sum|max|bucket)$");
    private static final Set<String> DOCUMENTED =
            Document.of("operations.md").metrics().keySet();

    private KnownMetrics() {}

    /** Whether somebody exposes a metric of this name, or one that it is a part of. */
    public static boolean isKnown(String metric) {
        return DOCUMENTED.contains(metric)
                || DOCUMENTED.contains(PART.matcher(metric).replaceFirst(""));
    }

    /** Hookline's own that are documented, without units. */
    public static Set<String> documented() {
        return DOCUMENTED.stream()
                .filter(metric -> metric.startsWith("hookline_"))
                .map(metric -> UNIT.matcher(metric).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Hookline's own that the services make, without units. */
    public static Set<String> made() {
        return Arrays.stream(Service.values())
                .map(service -> service.sources().resolve("java"))
                .flatMap(KnownMetrics::namesIn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> namesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> MADE.matcher(read(file)).results())
                    .map((MatchResult literal) -> literal.group(1).replace('.', '_'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
