package io.hookline.connector.deploykey;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.git.KeyKind;
import io.hookline.connector.ConnectorConfig.DeployKeyConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyAgeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0,   30, 90, FRESH",
        "29,  30, 90, FRESH",
        "30,  30, 90, AGING",
        "89,  30, 90, AGING",
        "90,  30, 90, OVERDUE",
        "900, 30,   , AGING",
        "50,  90, 40, OVERDUE"
    })
    void shouldJudgeAKeyByItsAge(long days, long warnAfter, Long maxAge, KeyAge expected) {
        var policy = new Policy(
                KeyKind.ED25519,
                Duration.ofDays(warnAfter),
                Optional.ofNullable(maxAge).map(Duration::ofDays));

        assertThat(KeyAge.of(NOW.minus(Duration.ofDays(days)), NOW, policy)).isEqualTo(expected);
    }

    private record Policy(KeyKind kind, Duration warnAfter, Optional<Duration> maxAge) implements DeployKeyConfig {}
}
