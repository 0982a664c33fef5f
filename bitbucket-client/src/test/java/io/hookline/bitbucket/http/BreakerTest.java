package io.hookline.bitbucket.http;

import static io.hookline.bitbucket.Results.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.CertificateFault;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.MovableClock;
import io.hookline.bitbucket.Result;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BreakerTest {

    private static final BreakerSettings SETTINGS =
            new BreakerSettings(3, Duration.ofSeconds(5), Duration.ofSeconds(15));

    private final MovableClock clock = new MovableClock();
    private final Breaker breaker = new Breaker("git.example.com:443", SETTINGS, clock);
    private int calls;

    static Stream<Result<Answer>> troubles() {
        return Stream.of(
                status(500), status(503), status(555), Result.failed(new Failure.Unavailable("connection failed")));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void shouldPauseAfterTroubleInARow(Result<Answer> trouble) {
        call(trouble, 3);

        assertThat(failure(breaker.guard(() -> status(200))))
                .isEqualTo(new Failure.Unavailable(
                        "git.example.com:443 is in trouble; calls are paused until 2026-11-20T10:00:05Z"));
        assertThat(breaker.view())
                .isEqualTo(new Breaker.View(
                        "git.example.com:443",
                        Breaker.State.OPEN,
                        clock.instant().plusSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 410, 429, 301, 200})
    void shouldTakeAnyOtherAnswerAsASignOfHealth(int status) {
        call(status(500), 2);
        call(status(status), 1);
        call(status(500), 2);
        call(status(status), 5);

        assertThat(calls).isEqualTo(10);
        assertThat(breaker.view().state()).isEqualTo(Breaker.State.CLOSED);
    }

    static Stream<Failure> silences() {
        return Stream.of(
                new Failure.RateLimited(Duration.ofSeconds(1)),
                new Failure.NotAllowed("private"),
                new Failure.Untrusted(CertificateFault.EXPIRED, "expired"));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void shouldLearnNothingFromACallThatDidNotReachTheHost(Failure silence) {
        call(status(500), 2);
        call(Result.failed(silence), 3);
        assertThat(breaker.view().state()).isEqualTo(Breaker.State.CLOSED);

        call(status(500), 1);
        assertThat(breaker.view().state()).isEqualTo(Breaker.State.OPEN);
    }

    @Test
    void shouldGoOnWhenTheCallThatIsTriedSucceeds() {
        call(status(500), 3);
        afterPause(5);
        call(status(404), 1);

        call(status(500), 2);
        assertThat(calls).isEqualTo(6);
        assertThat(breaker.view().state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void shouldPauseLongerEachTimeTheCallThatIsTriedFails() {
        call(status(500), 3);
        for (int pause : new int[] {5, 10, 15, 15}) {
            assertThat(breaker.view().pausedUntil()).isEqualTo(clock.instant().plusSeconds(pause));
            afterPause(pause);
            call(status(500), 1);
        }
        assertThat(calls).isEqualTo(7);
    }

    @Test
    void shouldTryOneCallAtATime() {
        call(status(500), 3);
        afterPause(5);

        var outer = breaker.guard(() -> {
            assertThat(breaker.view().state()).isEqualTo(Breaker.State.HALF_OPEN);
            assertThat(breaker.guard(() -> status(200)).isOk()).isFalse();
            return status(200);
        });

        assertThat(outer.isOk()).isTrue();
        assertThat(breaker.view().state()).isEqualTo(Breaker.State.CLOSED);
    }

    @Test
    void shouldTryAgainWhenTheBudgetKeptTheCallThatWasToBeTried() {
        call(status(500), 3);
        afterPause(5);
        call(Result.failed(new Failure.RateLimited(Duration.ofSeconds(1))), 1);
        call(status(200), 1);

        assertThat(breaker.view().state()).isEqualTo(Breaker.State.CLOSED);
    }

    private void call(Result<Answer> answer, int times) {
        for (int call = 0; call < times; call++) {
            var _ = breaker.guard(() -> {
                calls++;
                return answer;
            });
        }
    }

    private void afterPause(int seconds) {
        clock.advance(Duration.ofSeconds(seconds).plusMillis(1));
    }

    private static Result<Answer> status(int status) {
        return Result.ok(new Answer(status, HttpHeaders.of(Map.of(), (_, _) -> true), new byte[0]));
    }
}
