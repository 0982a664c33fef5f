package io.hookline.connector.check;

import java.util.List;

/** What a test amounts to. */
public enum TestResult {
    /** All that was looked at works. */
    SUCCESS,
    /** The credential is taken, but something does not work. */
    PARTIAL,
    /** Nothing can work. */
    FAILURE,
    /** Bitbucket could not be asked: no fault is known. */
    UNKNOWN;

    /** What the steps amount to: a fault found outweighs what is unknown, and what can never be proven by reading weighs nothing. */
    public static TestResult of(List<StepReport> steps) {
        List<StepReport> failed = steps.stream()
                .filter(report -> report.outcome() == Outcome.FAILED)
                .toList();
        if (failed.stream().anyMatch(report -> report.step().isEssential())) {
            return FAILURE;
        }
        if (!failed.isEmpty()) {
            return PARTIAL;
        }
        return steps.stream().anyMatch(TestResult::leavesOpen) ? UNKNOWN : SUCCESS;
    }

    private static boolean leavesOpen(StepReport report) {
        return report.outcome() == Outcome.UNKNOWN
                && !report.is(ApiFinding.BASE_URL_UNSEEN)
                && !report.is(RepositoryFinding.STATUS_NO_COMMIT)
                && !report.is(RepositoryFinding.STATUS_UNPROVEN);
    }
}
