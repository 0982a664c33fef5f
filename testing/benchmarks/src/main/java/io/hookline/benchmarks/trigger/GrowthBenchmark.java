package io.hookline.benchmarks.trigger;

import io.hookline.benchmarks.report.Figures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an event costs where there is much beside where there is little, by turns: {@value #MANY_PROJECTS} projects beside
 * {@value #FEW_PROJECTS}, and {@value #MANY_PULL_REQUESTS} open pull requests in one repository beside {@value #FEW_PULL_REQUESTS}.
 */
public final class GrowthBenchmark {

    private static final int FEW_PROJECTS = 1_000;
    private static final int MANY_PROJECTS = 100_000;
    private static final int FEW_PULL_REQUESTS = 10;
    private static final int MANY_PULL_REQUESTS = 10_000;
    private static final int ROUND = 10_000;
    private static final int ROUNDS = 5;

    private final Path repository;
    private final Consumer<String> progress;

    /** Prepares a run, as {@link TriggerBenchmark} does. */
    public GrowthBenchmark(Path repository, Consumer<String> progress) {
        this.repository = repository;
        this.progress = progress;
    }

    /** Takes five to ten minutes; all processes that it starts have ended when it returns. */
    public Figures run() throws Exception {
        progress.accept("filling two stacks");
        try (GrownStack few = new GrownStack(repository, "few", FEW_PROJECTS, FEW_PULL_REQUESTS);
                GrownStack many = new GrownStack(repository, "many", MANY_PROJECTS, MANY_PULL_REQUESTS)) {
            Figures figures = new Figures("growth");
            List<Drain> fewPushed = new ArrayList<>();
            List<Drain> manyPushed = new ArrayList<>();
            List<Drain> fewReviewed = new ArrayList<>();
            List<Drain> manyReviewed = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                fewPushed.add(few.pushed(ROUND));
                manyPushed.add(many.pushed(ROUND));
                fewReviewed.add(few.reviewed(ROUND));
                manyReviewed.add(many.reviewed(ROUND));
                progress.accept("round %d: pushes %.0f events/s of few projects, %.0f of many; reviews %.0f and %.0f"
                        .formatted(
                                round,
                                fewPushed.getLast().eventsPerSecond(),
                                manyPushed.getLast().eventsPerSecond(),
                                fewReviewed.getLast().eventsPerSecond(),
                                manyReviewed.getLast().eventsPerSecond()));
            }
            compare("projects", FEW_PROJECTS, MANY_PROJECTS, fewPushed, manyPushed, figures);
            compare("pullRequests", FEW_PULL_REQUESTS, MANY_PULL_REQUESTS, fewReviewed, manyReviewed, figures);
            return figures;
        }
    }

    private static void compare(
            String of, int few, int many, List<Drain> withFew, List<Drain> withMany, Figures figures) {
        Drain little = Drain.median(withFew);
        Drain much = Drain.median(withMany);
        figures.add(of + "Few", "us per event, %d %s".formatted(few, of), 1e6 / little.eventsPerSecond());
        figures.add(of + "Many", "us per event, %d %s".formatted(many, of), 1e6 / much.eventsPerSecond());
        figures.add(of + "Ratio", "time per event, many of few", little.eventsPerSecond() / much.eventsPerSecond());
        figures.add(
                of + "CpuRatio",
                "the engine's processor time per event, many of few",
                much.cpuMicrosPerEvent() / little.cpuMicrosPerEvent());
    }
}
