package io.hookline.bitbucket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource({
        "1537538991000, 2018-09-21T14:09:51Z",
        "2018-09-21T14:09:51.000Z, 2018-09-21T14:09:51Z",
        "2018-07-05T19:21:30+0000, 2018-07-05T19:21:30Z",
        "2018-07-05T19:21:30+0130, 2018-07-05T17:51:30Z",
        "2026-11-09T13:02:56.285477+00:00, 2026-11-09T13:02:56.285477Z",
        "2025-08-23T15:07:25.469063524Z, 2025-08-23T15:07:25.469063524Z",
    })
    void shouldReadEveryFormInUse(String text, Instant expected) {
        assertThat(Dates.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2018-07-05", "2018-07-05T19:21:30", "99999999999999999999"})
    void shouldRefuseWhatIsNoDate(String text) {
        assertThatThrownBy(() -> Dates.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
