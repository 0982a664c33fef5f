package io.hookline.local.demo;

import io.hookline.local.client.GitException;
import io.hookline.local.client.RestClient;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Runs steps one after the other, tells of each as it happens, and keeps what came of it. */
final class Scoreboard {

    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();

    Scoreboard(PrintStream out) {
        this.out = out;
    }

    /** What came of a step. */
    record Row(String tour, String step, Result result, Duration took) {}

    /** How a step ended. */
    enum Result {
        PASSED,
        FAILED,
        /** Not tried, because an earlier step of its tour failed. */
        SKIPPED
    }

    /**
     * Runs a step, unless an earlier one of the same tour failed.
     *
     * @param what what is done, for people
     * @param action does it; returns what came back, for people
     */
    void step(String tour, String what, Supplier<String> action) {
        if (rows.stream().anyMatch(row -> row.tour.equals(tour) && row.result != Result.PASSED)) {
            rows.add(new Row(tour, what, Result.SKIPPED, Duration.ZERO));
            return;
        }
        out.println("  " + what);
        out.flush();
        Instant begun = Instant.now();
        try {
            String cameBack = action.get();
            rows.add(new Row(tour, what, Result.PASSED, since(begun)));
            out.printf("    %s  (%s)%n", cameBack, seconds(since(begun)));
        } catch (StepFailedException | GitException | RestClient.RefusedException | UncheckedIOException e) {
            rows.add(new Row(tour, what, Result.FAILED, since(begun)));
            out.printf(Locale.ROOT, "    FAILED after %s: %s%n", seconds(since(begun)), e.getMessage());
        }
    }

    boolean allPassed() {
        return rows.stream().allMatch(row -> row.result == Result.PASSED);
    }

    void printTable() {
        out.printf("%n%-14s %-58s %-8s %8s%n", "tour", "step", "result", "time");
        for (Row row : rows) {
            out.printf(
                    "%-14s %-58s %-8s %8s%n",
                    row.tour, row.step, row.result.name().toLowerCase(Locale.ROOT), seconds(row.took));
        }
        long passed = rows.stream().filter(row -> row.result == Result.PASSED).count();
        out.printf("%n%d of %d steps passed.%n", passed, rows.size());
    }

    private static Duration since(Instant begun) {
        return Duration.between(begun, Instant.now());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
