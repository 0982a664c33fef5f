package io.hookline.bitbucket.rate;

import static io.hookline.bitbucket.Purpose.REPAIR;
import static io.hookline.bitbucket.Purpose.ROUTINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.MovableClock;
import io.hookline.bitbucket.Purpose;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateBudgetTest {

    private static final RandomGenerator NO_JITTER = () -> 0;

    private final MovableClock clock = new MovableClock();
    private final RateBudget cloud = RateBudget.cloud(clock, NO_JITTER, 1_000);

    @Test
    void shouldKeepAFifthForRepairs() {
        assertThat(granted(cloud, ROUTINE, 1_000)).isEqualTo(800);
        assertThat(granted(cloud, REPAIR, 1_000)).isEqualTo(200);
        assertThat(cloud.take(REPAIR)).contains(Duration.ofHours(1));
    }

    @Test
    void shouldGiveCallsBackAfterAnHour() {
        granted(cloud, REPAIR, 1_000);
        clock.advance(Duration.ofHours(1));

        assertThat(cloud.take(ROUTINE)).isEmpty();
    }

    @Test
    void shouldTakeTheLimitThatAnAnswerTells() {
        cloud.accepted(answer(Map.of("X-RateLimit-Limit", "10")));

        assertThat(granted(cloud, REPAIR, 20)).isEqualTo(10);
    }

    @Test
    void shouldLeaveTheRestToRepairsNearTheLimit() {
        cloud.accepted(answer(Map.of("X-RateLimit-NearLimit", "true")));

        assertThat(cloud.take(ROUTINE)).contains(Duration.ofSeconds(60));
        assertThat(cloud.take(REPAIR)).isEmpty();
    }

    @Test
    void shouldStopEverybodyUntilRetryAfterHasPassed() {
        assertThat(cloud.refused(answer(Map.of("Retry-After", "7")))).isEqualTo(Duration.ofSeconds(7));
        assertThat(cloud.take(REPAIR)).contains(Duration.ofSeconds(7));
        clock.advance(Duration.ofSeconds(7));
        assertThat(cloud.take(REPAIR)).isEmpty();
    }

    @Test
    void shouldReadRetryAfterAsADate() {
        var answer = answer(Map.of("Retry-After", "Fri, 20 Nov 2026 10:00:30 GMT"));

        assertThat(cloud.refused(answer)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldWaitLongerWithEachRefusalWithoutRetryAfter() {
        var refusals = IntStream.range(0, 6)
                .mapToObj(_ -> cloud.refused(answer(Map.of())).toSeconds())
                .toList();

        assertThat(refusals).containsExactly(60L, 120L, 240L, 480L, 900L, 900L);
    }

    @Test
    void shouldLetRepairsCallFirstAfterARefusal() {
        cloud.refused(answer(Map.of("Retry-After", "40")));
        clock.advance(Duration.ofSeconds(40));

        assertThat(cloud.take(REPAIR)).isEmpty();
        assertThat(cloud.take(ROUTINE)).contains(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "soon", "Fri, 20 Nov 2026 09:00:00 GMT"})
    void shouldNotTakeSenselessAdviceToRetry(String retryAfter) {
        assertThat(cloud.refused(answer(Map.of("Retry-After", retryAfter)))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void shouldWaitForTheCallThatMakesRoomUnderALoweredLimit() {
        granted(cloud, REPAIR, 10);
        clock.advance(Duration.ofMinutes(10));
        granted(cloud, REPAIR, 10);
        cloud.accepted(answer(Map.of("X-RateLimit-Limit", "10")));

        assertThat(cloud.take(REPAIR)).contains(Duration.ofHours(1));
        clock.advance(Duration.ofMinutes(50));
        assertThat(cloud.take(REPAIR)).contains(Duration.ofMinutes(10));
    }

    @Test
    void shouldTellWhereItStands() {
        granted(cloud, ROUTINE, 30);
        clock.advance(Duration.ofMinutes(20));
        cloud.refused(answer(Map.of("Retry-After", "60")));

        assertThat(cloud.standing())
                .isEqualTo(new RateBudget.Standing(
                        new Meter.Standing(1_000, 970, Instant.parse("2026-11-20T11:00:00Z")),
                        Instant.parse("2026-11-20T10:21:00Z")));
    }

    @Test
    void shouldFillADataCenterBucketAsItsAnswersTell() {
        var dataCenter = RateBudget.dataCenter(clock, NO_JITTER);
        dataCenter.accepted(answer(Map.of(
                "X-RateLimit-Limit", "60",
                "X-RateLimit-Remaining", "20",
                "X-RateLimit-FillRate", "10",
                "X-RateLimit-Interval-Seconds", "5")));

        assertThat(granted(dataCenter, ROUTINE, 100)).isEqualTo(8);
        assertThat(granted(dataCenter, REPAIR, 100)).isEqualTo(12);
        assertThat(dataCenter.take(REPAIR)).contains(Duration.ofMillis(500));
        assertThat(dataCenter.take(ROUTINE)).contains(Duration.ofMillis(6_500));
        clock.advance(Duration.ofSeconds(10));
        assertThat(dataCenter.standing().count())
                .isEqualTo(new Meter.Standing(60, 20, clock.instant().plusSeconds(20)));
    }

    @Test
    void shouldNotLimitDataCenterByItself() {
        assertThat(granted(RateBudget.dataCenter(clock, NO_JITTER), ROUTINE, 5_000))
                .isEqualTo(5_000);
    }

    private static long granted(RateBudget budget, Purpose purpose, int calls) {
        return IntStream.range(0, calls)
                .filter(_ -> budget.take(purpose).isEmpty())
                .count();
    }

    private static HttpHeaders answer(Map<String, String> headers) {
        var lists =
                headers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        return HttpHeaders.of(lists, (_, _) -> true);
    }
}
