package io.hookline.health.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Cadence CADENCE = new Cadence(Duration.ofMinutes(15), Duration.ofHours(12));

    @ParameterizedTest(name = "well for {0}: next look after {1}")
    @CsvSource({
        "PT0S, PT15M", // mended just now
        "PT1H, PT15M",
        "PT1H4M, PT16M",
        "PT2H, PT30M",
        "PT24H, PT6H",
        "PT48H, PT12H",
        "PT48H1M, PT12H",
        "PT8760H, PT12H",
    })
    void shouldLookLessOftenTheLongerAllWasWell(Duration well, Duration untilNext) {
        assertThat(CADENCE.untilNext(NOW.minus(well), NOW)).isEqualTo(untilNext);
    }

    @Test
    void shouldLookMostOftenWhileNothingWasSeenToBeWell() {
        assertThat(CADENCE.untilNext(null, NOW)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void shouldLookMostOftenWhenTheClockWasSetBack() {
        assertThat(CADENCE.untilNext(NOW.plusSeconds(3600), NOW)).isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource({"0, PT54M", "0.5, PT1H", "1, PT1H6M"})
    void shouldSpreadATenthToEitherSide(double jitter, Duration spread) {
        assertThat(Cadence.spread(Duration.ofHours(1), jitter)).isEqualTo(spread);
    }

    @ParameterizedTest
    @CsvSource({"PT1H, PT59M", "PT0S, PT1H", "PT-1S, PT1H"})
    void shouldRefuseIntervalsThatAreNone(Duration shortest, Duration longest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cadence(shortest, longest))
                .withMessageContaining("the shortest interval");
    }
}
