package io.hookline.connector.status;

import io.hookline.contracts.build.BuildStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the next state of a build from a message that comes too late, and a new run from an old one.
 *
 * <p>A run is told by its build and number. Nothing follows the end of a run but another end; a run that another took the place of has
 * no more to say; and of two runs, the later one counts. A sender that names neither build nor number is believed by its times alone.
 */
final class Succession {

    private static final int RUNS_REMEMBERED = 20;
    private static final String UNNAMED = "";

    private Succession() {}

    /** What a message means for what is known. */
    sealed interface Verdict {

        /** It is to be shown. */
        record Next(List<String> formerRuns) implements Verdict {}

        /** It says nothing new. */
        record Same() implements Verdict {}

        /** It is not to be shown. */
        record Late(String why) implements Verdict {}
    }

    static Verdict judge(BuildStatus last, List<String> formerRuns, BuildStatus next) {
        String run = run(next);
        if (run.equals(run(last))) {
            return within(last, formerRuns, next);
        }
        if (formerRuns.contains(run)) {
            return new Verdict.Late("another run has taken its run's place");
        }
        return next.at().isBefore(last.at()) ? older() : new Verdict.Next(with(formerRuns, run(last)));
    }

    private static Verdict within(BuildStatus last, List<String> formerRuns, BuildStatus next) {
        if (next.equals(at(last, next.at()))) {
            return new Verdict.Same();
        }
        boolean ended = last.state().isFinal() && !next.state().isFinal();
        boolean ends = !last.state().isFinal() && next.state().isFinal();
        if (run(next).equals(UNNAMED)) {
            boolean late = ended ? !next.at().isAfter(last.at()) : next.at().isBefore(last.at());
            return late ? older() : new Verdict.Next(formerRuns);
        }
        if (ended) {
            return new Verdict.Late("its run has ended");
        }
        // Two machines' clocks: an end counts, even when it seems to be before what it ends.
        return !ends && next.at().isBefore(last.at()) ? older() : new Verdict.Next(formerRuns);
    }

    private static Verdict older() {
        return new Verdict.Late("something later is known");
    }

    private static String run(BuildStatus status) {
        if (status.build() == null && status.number() == null) {
            return UNNAMED;
        }
        return (status.build() == null ? "" : status.build()) + "#" + (status.number() == null ? "" : status.number());
    }

    private static List<String> with(List<String> formerRuns, String run) {
        List<String> runs = new ArrayList<>(formerRuns);
        if (!run.equals(UNNAMED)) {
            runs.add(run);
        }
        return runs.subList(Math.max(0, runs.size() - RUNS_REMEMBERED), runs.size());
    }

    private static BuildStatus at(BuildStatus status, Instant at) {
        return new BuildStatus(
                status.project(),
                status.build(),
                status.key(),
                status.commit(),
                status.ref(),
                status.pullRequest(),
                status.state(),
                status.name(),
                status.description(),
                status.url(),
                status.number(),
                status.durationMs(),
                status.parent(),
                status.testResults(),
                at);
    }
}
