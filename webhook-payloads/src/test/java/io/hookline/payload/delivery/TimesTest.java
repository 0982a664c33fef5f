package io.hookline.payload.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-09T13:02:56.285477+00:00, 2026-11-09T13:02:56.285477Z",
        "2026-11-09T13:02:56Z,             2026-11-09T13:02:56Z",
        "2026-11-09T14:02:56.000+01:00,    2026-11-09T13:02:56Z",
        "2026-11-09T14:02:56+0100,         2026-11-09T13:02:56Z",
        "1763632800000,                    2025-11-20T10:00:00Z",
    })
    void shouldReadATimeInEachFormThatBitbucketHas(String time, Instant read) {
        assertThat(Times.of(time)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-11-09", "2026-11-09T13:02:56", "-5", "99999999999999999999"})
    void shouldTakeWhatIsNoTimeForNone(String time) {
        assertThat(Times.of(time)).isNull();
    }

    @Test
    void shouldHaveNoTimeWhereNoneIsTold() {
        assertThat(Times.of(null)).isNull();
    }
}
