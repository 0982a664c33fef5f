package io.hookline.connector.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.status.Succession.Verdict;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.build.BuildStatus.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuccessionTest {

    /** Runs are told by their number, one without a number is {@code -}, and {@code b1} is number 1 of a Hookline build. */
    @ParameterizedTest(name = "{0} {1} at {2}, then {3} {4} at {5}: {6}")
    @CsvSource({
        // One run goes on.
        "1,  QUEUED,  0, 1,  RUNNING,   1, next",
        "1,  RUNNING, 1, 1,  RUNNING,   1, same",
        "1,  RUNNING, 1, 1,  RUNNING,   9, same",
        "1,  RUNNING, 1, 1,  PASSED,    2, next",
        "b,  RUNNING, 1, b,  CANCELLED, 2, next",
        // Its messages overtake one another.
        "1,  RUNNING, 2, 1,  QUEUED,    1, late",
        "1,  PASSED,  2, 1,  RUNNING,   1, late",
        "1,  FAILED,  2, 1,  QUEUED,    0, late",
        "b1, PASSED,  2, b1, RUNNING,   1, late",
        // Its machines' clocks differ.
        "1,  PASSED,  2, 1,  RUNNING,   3, late",
        "b,  PASSED,  2, b,  RUNNING,   3, late",
        "1,  RUNNING, 2, 1,  PASSED,    1, next",
        // It ends once more.
        "1,  FAILED,  2, 1,  ERRORED,   3, next",
        "1,  FAILED,  2, 1,  PASSED,    1, late",
        "1,  FAILED,  2, 1,  FAILED,    1, same",
        // Another run starts, or an older one has more to say.
        "1,  FAILED,  2, 2,  QUEUED,    3, next",
        "1,  RUNNING, 2, 2,  RUNNING,   3, next",
        "b1, FAILED,  2, b2, RUNNING,   3, next",
        "2,  QUEUED,  3, 1,  FAILED,    2, late",
        "2,  PASSED,  9, 1,  RUNNING,   1, late",
        // Nothing but time tells the runs of a sender that names none.
        "-,  RUNNING, 1, -,  PASSED,    2, next",
        "-,  PASSED,  2, -,  RUNNING,   1, late",
        "-,  PASSED,  2, -,  RUNNING,   2, late",
        "-,  PASSED,  2, -,  RUNNING,   3, next",
        "-,  RUNNING, 3, -,  PASSED,    2, late",
        "-,  QUEUED,  2, -,  RUNNING,   2, next",
    })
    void shouldTellTheNextStateFromALateMessage(
            String lastRun, State last, int lastAt, String nextRun, State next, int nextAt, String verdict) {
        Verdict judged = Succession.judge(
                TestStatuses.of(lastRun, last, lastAt), List.of(), TestStatuses.of(nextRun, next, nextAt));

        assertThat(word(judged)).isEqualTo(verdict);
    }

    @Test
    void shouldNotHearFromARunThatAnotherTookThePlaceOf() {
        BuildStatus second = TestStatuses.of("2", State.RUNNING, 10);
        Verdict began = Succession.judge(TestStatuses.of("1", State.RUNNING, 1), List.of(), second);

        assertThat(began).isEqualTo(new Verdict.Next(List.of("#1")));
        assertThat(Succession.judge(second, List.of("#1"), TestStatuses.of("1", State.CANCELLED, 11)))
                .isEqualTo(new Verdict.Late("another run has taken its run's place"));
    }

    @Test
    void shouldRememberTheNewestOfManyRuns() {
        List<String> formerRuns = List.of();
        for (int run = 1; run <= 30; run++) {
            formerRuns = switch (Succession.judge(
                    TestStatuses.of("" + run, State.FAILED, run),
                    formerRuns,
                    TestStatuses.of("" + (run + 1), State.RUNNING, run + 1))) {
                case Verdict.Next(var runs) -> runs;
                case Verdict.Same() -> List.of();
                case Verdict.Late(var _) -> List.of();
            };
        }

        assertThat(formerRuns).hasSize(20).startsWith("#11").endsWith("#30");
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Next(var _) -> "next";
            case Verdict.Same() -> "same";
            case Verdict.Late(var _) -> "late";
        };
    }
}
