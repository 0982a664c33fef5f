package io.hookline.simulator.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final TokenBuckets buckets = new TokenBuckets();

    @Test
    void shouldAllowABurstOfTheCapacity() {
        assertThat(buckets.take("ann", 2, 1, NOW)).isTrue();
        assertThat(buckets.take("ann", 2, 1, NOW)).isTrue();
        assertThat(buckets.take("ann", 2, 1, NOW)).isFalse();
        assertThat(buckets.take("bob", 2, 1, NOW)).isTrue();
    }

    @Test
    void shouldFillWithTime() {
        buckets.take("ann", 1, 1, NOW);

        assertThat(buckets.take("ann", 1, 1, NOW.plusMillis(500))).isFalse();
        assertThat(buckets.take("ann", 1, 1, NOW.plusMillis(1000))).isTrue();
    }
}
