package io.hookline.connector.status;

import static io.hookline.connector.status.TestStatuses.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Failure;
import io.hookline.connector.status.Timetable.Next;
import io.hookline.connector.status.Timetable.Waiting;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.build.BuildStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimetableTest {

    private static final Timetable TIMETABLE = new Timetable(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            5,
            Duration.ofDays(7));

    @ParameterizedTest
    @CsvSource({"QUEUED, 1", "RUNNING, 1", "PASSED, 0", "FAILED, 0", "ERRORED, 0", "CANCELLED, 0"})
    void shouldWaitAMomentForWhatMayReplaceAStateThatIsNotFinal(State state, int seconds) {
        assertThat(TIMETABLE.admit(Optional.empty(), TestStatuses.of("1", state, 0), NOON))
                .isEqualTo(new Waiting(NOON.plusSeconds(seconds), NOON, 0, 0, null));
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, 8", "PASSED, 0"})
    void shouldKeepItsDistanceFromWhatIsShownUnlessItIsFinal(State state, int seconds) {
        StatusView shown = known(Delivery.SHOWN, NOON.minusSeconds(9), 0, NOON.minusSeconds(2));

        assertThat(TIMETABLE.admit(Optional.of(shown), TestStatuses.of("1", state, 0), NOON))
                .isEqualTo(new Waiting(NOON.plusSeconds(seconds), NOON, 0, 0, null));
    }

    @Test
    void shouldNotPutOffWhatIsDueWhenMoreComes() {
        StatusView waiting = known(Delivery.WAITING, NOON.plusMillis(300), 0, null);

        assertThat(TIMETABLE
                        .admit(Optional.of(waiting), TestStatuses.of("1", State.RUNNING, 0), NOON)
                        .dueAt())
                .isEqualTo(NOON.plusMillis(300));
    }

    @Test
    void shouldWaitAsItsForerunnerDidAfterThatFailed() {
        StatusView failing = known(Delivery.WAITING, NOON.plusSeconds(40), 3, null);

        assertThat(TIMETABLE.admit(Optional.of(failing), TestStatuses.of("1", State.PASSED, 0), NOON))
                .isEqualTo(new Waiting(NOON.plusSeconds(40), NOON, 3, 0, "HTTP 503"));
    }

    @Test
    void shouldStartAfreshAfterItsForerunnerWasGivenUp() {
        StatusView givenUp = known(Delivery.GIVEN_UP, NOON.minusSeconds(40), 5, null);

        assertThat(TIMETABLE.admit(Optional.of(givenUp), TestStatuses.of("1", State.PASSED, 0), NOON))
                .isEqualTo(new Waiting(NOON, NOON, 0, 0, null));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Failure.Unavailable("down"), 0, 0, later(5, 1, 0, "down", 5)),
                Arguments.of(new Failure.Unavailable("down"), 3, 0, later(40, 4, 0, "down", 5)),
                Arguments.of(new Failure.Unavailable("down"), 99, 0, later(900, 100, 0, "down", 5)),
                Arguments.of(
                        new Failure.RateLimited(Duration.ofSeconds(77)),
                        3,
                        1,
                        later(77, 3, 1, "the credential's budget of calls is used up", 77)),
                Arguments.of(new Failure.NotFound("no commit"), 1, 1, later(10, 2, 2, "no commit", null)),
                Arguments.of(new Failure.NotFound("no commit"), 4, 4, new Next.GiveUp("no commit")),
                Arguments.of(new Failure.Forbidden("no", Set.of()), 4, 3, later(80, 5, 4, "no", null)),
                Arguments.of(new Failure.Forbidden("no", Set.of()), 4, 4, new Next.GiveUp("no")),
                Arguments.of(new Failure.Unauthorized("who"), 0, 0, later(5, 1, 1, "who", 5)),
                Arguments.of(new Failure.Unauthorized("who"), 4, 4, new Next.GiveUp("who")),
                Arguments.of(new Failure.Gone("removed"), 0, 0, later(5, 1, 1, "removed", null)),
                Arguments.of(new Failure.Conflict("busy"), 0, 0, later(5, 1, 1, "busy", null)),
                Arguments.of(new Failure.Invalid("bad url"), 0, 0, new Next.GiveUp("bad url")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldTryAgainWhatMaySucceed(Failure failure, int attempts, int refusals, Next next) {
        StatusView status = TestStatuses.view(running(), Delivery.WAITING, NOON, attempts, refusals, null);

        assertThat(TIMETABLE.afterFailure(status, failure, NOON)).isEqualTo(next);
    }

    @Test
    void shouldGiveUpWhenBitbucketIsAwayForAWeek() {
        StatusView status = known(Delivery.WAITING, NOON, 700, null);
        Instant weekLater = NOON.plus(Duration.ofDays(7)).plusSeconds(1);

        assertThat(TIMETABLE.afterFailure(status, new Failure.Unavailable("down"), weekLater))
                .isEqualTo(new Next.GiveUp("down"));
    }

    private static Next later(int seconds, int attempts, int refusals, String problem, @Nullable Integer others) {
        return new Next.Later(
                new Waiting(NOON.plusSeconds(seconds), NOON, attempts, refusals, problem),
                Optional.ofNullable(others).map(NOON::plusSeconds));
    }

    private static StatusView known(Delivery delivery, Instant dueAt, int attempts, Instant shownAt) {
        return TestStatuses.view(running(), delivery, dueAt, attempts, 0, shownAt);
    }

    private static BuildStatus running() {
        return TestStatuses.of("1", State.RUNNING, 0);
    }
}
