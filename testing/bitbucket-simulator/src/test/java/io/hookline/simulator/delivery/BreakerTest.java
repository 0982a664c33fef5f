package io.hookline.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static Breaker failing(int times) {
        Breaker breaker = Breaker.CLOSED;
        for (int i = 0; i < times; i++) {
            breaker = breaker.after(false, NOW);
        }
        return breaker;
    }

    @Test
    void shouldStayClosedForFourFailures() {
        assertThat(failing(4).allows(NOW)).isTrue();
    }

    @Test
    void shouldOpenForTenSecondsAfterTheFifth() {
        Breaker breaker = failing(5);

        assertThat(breaker.allows(NOW.plusSeconds(9))).isFalse();
        assertThat(breaker.allows(NOW.plusSeconds(10))).isTrue();
    }

    @Test
    void shouldDoubleItsPauseWithEachFurtherFailure() {
        assertThat(failing(7).pause()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void shouldNotPauseLongerThanTenHours() {
        assertThat(failing(60).pause()).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void shouldCloseAfterASuccess() {
        assertThat(failing(6).after(true, NOW)).isEqualTo(Breaker.CLOSED);
    }
}
