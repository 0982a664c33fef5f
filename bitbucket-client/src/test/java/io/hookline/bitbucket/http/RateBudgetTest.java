package io.hookline.bitbucket.http;

import static io.hookline.bitbucket.Purpose.REPAIR;
import static io.hookline.bitbucket.Purpose.ROUTINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Purpose;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateBudgetTest {

    private static final RandomGenerator NO_JITTER = () -> 0;

    private final MovableClock clock = new MovableClock();
    private final RateBudget cloud = RateBudget.cloud(clock, NO_JITTER);

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
    void shouldNotLimitDataCenterByItself() {
        assertThat(granted(RateBudget.dataCenter(clock, NO_JITTER), ROUTINE, 5_000))
                .isEqualTo(5_000);
    }

    private static long granted(RateBudget budget, Purpose purpose, int calls) {
        return IntStream.range(0, calls)
                .filter(_ -> budget.take(purpose).isEmpty())
                .count();
    }

    private static Answer answer(Map<String, String> headers) {
        var lists =
                headers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        return new Answer(200, HttpHeaders.of(lists, (_, _) -> true), new byte[0]);
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T10:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
