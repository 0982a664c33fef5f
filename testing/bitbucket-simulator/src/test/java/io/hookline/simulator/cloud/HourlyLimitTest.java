package io.hookline.simulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HourlyLimitTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final HourlyLimit limit = new HourlyLimit();

    @Test
    void shouldCountDownForEachIdentity() {
        assertThat(limit.take("ann", 2, NOW)).isEqualTo(1);
        assertThat(limit.take("ann", 2, NOW)).isZero();
        assertThat(limit.take("ann", 2, NOW)).isNegative();
        assertThat(limit.take("bob", 2, NOW)).isEqualTo(1);
    }

    @Test
    void shouldForgetRequestsOlderThanAnHour() {
        limit.take("ann", 1, NOW);

        assertThat(limit.take("ann", 1, NOW.plus(Duration.ofMinutes(59)))).isNegative();
        assertThat(limit.take("ann", 1, NOW.plus(Duration.ofMinutes(60)))).isZero();
    }
}
