package io.hookline.health.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.health.Observation.Why;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Breaker.Policy POLICY =
            new Breaker.Policy(3, Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofSeconds(40));

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE, 60", "UNAUTHORIZED, 60", "FORBIDDEN, 60", "RATE_LIMITED, 40"})
    void shouldParkAfterThreeBlindLooks(Why why, long seconds) {
        Breaker two = look(look(Breaker.CLOSED, why, NOW), why, NOW);
        Breaker three = look(two, why, NOW);

        assertThat(two.isParked(NOW)).isFalse();
        assertThat(two.tripped()).isFalse();
        assertThat(three.parked(NOW)).contains(NOW.plusSeconds(seconds));
        assertThat(three.cause()).isEqualTo(why);
    }

    @Test
    void shouldForgetBlindLooksWhenOneSees() {
        Breaker two = look(look(Breaker.CLOSED, Why.UNAVAILABLE, NOW), Why.UNAVAILABLE, NOW);

        assertThat(two.after(new Way.Open(), NOW, 0, POLICY)).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void shouldLearnNothingFromWhatWasNotTried() {
        Breaker one = look(Breaker.CLOSED, Why.UNAVAILABLE, NOW);

        assertThat(one.after(new Way.Untried(), NOW, 0, POLICY)).isEqualTo(one);
    }

    @ParameterizedTest(name = "parked for the {0}. time: for {1} minutes")
    @CsvSource({"1, 1", "2, 2", "3, 4", "5, 16", "6, 30", "100, 30"})
    void shouldDoubleTheTimeWithEachBlindProbe(int parkings, long minutes) {
        Breaker breaker = parked(Why.UNAUTHORIZED);
        Instant now = NOW;
        for (int parking = 2; parking <= parkings; parking++) {
            now = breaker.parked(now).orElseThrow();
            assertThat(breaker.isParked(now)).isFalse();
            assertThat(breaker.tripped()).isTrue();
            breaker = look(breaker, Why.UNAUTHORIZED, now);
        }

        assertThat(breaker.parked(now)).contains(now.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void shouldNotWaitLongerForABudgetOfCallsThatIsUsedUpForLong() {
        Breaker parked = parked(Why.RATE_LIMITED);
        Instant probe = parked.parked(NOW).orElseThrow();

        assertThat(look(parked, Why.RATE_LIMITED, probe).parked(probe)).contains(probe.plusSeconds(40));
    }

    @Test
    void shouldNotCountLooksThatWereUnderWay() {
        Breaker parked = parked(Why.UNAVAILABLE);

        assertThat(look(parked, Why.UNAVAILABLE, NOW.plusSeconds(5))).isEqualTo(parked);
    }

    @ParameterizedTest
    @EnumSource(Why.class)
    void shouldGoOnAsSoonAsALookSees(Why why) {
        assertThat(parked(why).after(new Way.Open(), NOW.plusSeconds(5), 0, POLICY))
                .isEqualTo(Breaker.CLOSED);
    }

    @Test
    void shouldLetOneGoFirstWhenTheTimeIsOver() {
        Breaker parked = parked(Why.UNAVAILABLE);

        assertThat(Breaker.CLOSED.atOnce(32, NOW)).isEqualTo(32);
        assertThat(parked.atOnce(32, NOW)).isZero();
        assertThat(parked.atOnce(32, parked.parked(NOW).orElseThrow())).isEqualTo(1);
    }

    @Test
    void shouldSpreadTheProbes() {
        Breaker two = look(look(Breaker.CLOSED, Why.UNAVAILABLE, NOW), Why.UNAVAILABLE, NOW);

        assertThat(two.after(new Way.Blind(Why.UNAVAILABLE), NOW, 1, POLICY).parkedUntil())
                .isEqualTo(NOW.plusSeconds(75));
    }

    private static Breaker parked(Why why) {
        Breaker breaker = Breaker.CLOSED;
        for (int look = 0; look < POLICY.blindLooks(); look++) {
            breaker = look(breaker, why, NOW);
        }
        return breaker;
    }

    private static Breaker look(Breaker breaker, Why why, Instant now) {
        return breaker.after(new Way.Blind(why), now, 0, POLICY);
    }
}
