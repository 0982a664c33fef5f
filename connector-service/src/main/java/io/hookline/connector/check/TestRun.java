package io.hookline.connector.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Takes the steps in their order; one that depends on a step without success is not taken. */
final class TestRun {

    private static final Logger LOG = Logger.getLogger(TestRun.class);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Look look;

    TestRun(Look look) {
        this.look = look;
    }

    /**
     * Runs all steps.
     *
     * @param told gets all reports so far after each step
     */
    List<StepReport> run(Subject subject, Instant now, Consumer<List<StepReport>> told) {
        List<StepReport> reports = new ArrayList<>();
        Facts facts = Facts.none(now);
        for (Step step : Step.values()) {
            long begun = System.nanoTime();
            Optional<Verdict> blocked = blocked(step, reports);
            Verdict verdict;
            if (blocked.isPresent()) {
                verdict = blocked.get();
            } else {
                try {
                    facts = look.at(step, subject, facts);
                    verdict = step.judge(subject, facts);
                } catch (RuntimeException e) {
                    LOG.errorf(e, "A step of a connection test broke: step=%s", step);
                    verdict = GeneralFinding.TEST_BROKEN.because("");
                }
            }
            reports.add(StepReport.of(step, verdict, (System.nanoTime() - begun) / NANOS_PER_MILLI));
            told.accept(List.copyOf(reports));
        }
        return List.copyOf(reports);
    }

    private static Optional<Verdict> blocked(Step step, List<StepReport> reports) {
        return reports.stream()
                .filter(report -> step.dependsOn().contains(report.step()))
                .flatMap(report -> after(report).stream())
                .findFirst();
    }

    private static Optional<Verdict> after(StepReport report) {
        return switch (report.outcome()) {
            case PASSED -> Optional.empty();
            case FAILED ->
                Optional.of(GeneralFinding.AFTER_FAILED.because(report.step().name()));
            case UNKNOWN ->
                Optional.of(GeneralFinding.AFTER_UNKNOWN.because(report.step().name()));
            // A step that does not apply stands in nobody's way.
            case SKIPPED ->
                report.is(GeneralFinding.AFTER_FAILED)
                        ? Optional.of(GeneralFinding.AFTER_FAILED.because(report.evidence()))
                        : Optional.empty();
        };
    }
}
