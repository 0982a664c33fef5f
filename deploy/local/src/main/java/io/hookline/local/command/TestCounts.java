package io.hookline.local.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How many tests ran, by their kind, and which failed, from the reports that Maven's test plugins leave. */
record TestCounts(Map<Kind, Count> byKind, List<String> failures) {

    private static final Pattern REPORT = Pattern.compile(".*/target/(surefire|failsafe)-reports/TEST-[^/]*\\.xml");

    /** What a test needs to run. */
    enum Kind {
        UNIT,
        INTEGRATION,
        SYSTEM
    }

    /** Of one kind; {@code failed} counts errors too. */
    record Count(int run, int failed, int skipped) {

        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(run + other.run, failed + other.failed, skipped + other.skipped);
        }
    }

    static TestCounts of(Path repository) throws IOException {
        Map<Kind, Count> counts = new EnumMap<>(Kind.class);
        List<String> failures = new ArrayList<>();
        try (Stream<Path> files = Files.walk(repository)) {
            for (Path file : files.filter(TestCounts::isReport).sorted().toList()) {
                SuiteReport report = SuiteReport.read(file);
                counts.merge(kind(repository.relativize(file)), report.count(), Count::plus);
                failures.addAll(report.failures());
            }
        }
        return new TestCounts(counts, failures);
    }

    boolean allPassed() {
        return byKind.values().stream().allMatch(count -> count.failed == 0);
    }

    void print(PrintStream out) {
        failures.forEach(failure -> out.println("failed: " + failure));
        out.printf("%-12s %6s %6s %7s%n", "tests", "run", "failed", "skipped");
        for (Kind kind : Kind.values()) {
            Count count = byKind.getOrDefault(kind, Count.NONE);
            out.printf(
                    "%-12s %6d %6d %7d%n",
                    kind.name().toLowerCase(Locale.ROOT), count.run, count.failed, count.skipped);
        }
        Count all = byKind.values().stream().reduce(Count.NONE, Count::plus);
        out.printf("%n%d passed, %d failed, %d skipped%n", all.run - all.failed, all.failed, all.skipped);
    }

    static Kind kind(Path report) {
        if (report.startsWith(Path.of("testing", "system-tests"))) {
            return Kind.SYSTEM;
        }
        return report.toString().contains("failsafe-reports") ? Kind.INTEGRATION : Kind.UNIT;
    }

    private static boolean isReport(Path file) {
        return REPORT.matcher(file.toString()).matches();
    }
}
