package io.hookline.connector.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"0, PT5S", "1, PT10S", "4, PT80S", "10, PT1H", "100, PT1H"})
    void shouldDoubleUpToAnHour(int attempts, Duration expected) {
        assertThat(Backoff.after(attempts, Duration.ofSeconds(5))).isEqualTo(expected);
    }
}
