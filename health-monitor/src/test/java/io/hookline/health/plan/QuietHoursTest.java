package io.hookline.health.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In Berlin the clock skips 02:00 to 03:00 on 2026-03-29, and shows 02:00 to 03:00 twice on 2026-10-25. */
class QuietHoursTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # past midnight
        22:00-06:00 | UTC              | 2026-11-20T21:59:59Z | -
        22:00-06:00 | UTC              | 2026-11-20T22:00:00Z | 2026-11-21T06:00:00Z
        22:00-06:00 | UTC              | 2026-11-21T00:00:00Z | 2026-11-21T06:00:00Z
        22:00-06:00 | UTC              | 2026-11-21T05:59:59Z | 2026-11-21T06:00:00Z
        22:00-06:00 | UTC              | 2026-11-21T06:00:00Z | -
        # within a day
        09:00-17:30 | UTC              | 2026-11-20T08:59:00Z | -
        09:00-17:30 | UTC              | 2026-11-20T17:29:00Z | 2026-11-20T17:30:00Z
        09:00-17:30 | UTC              | 2026-11-20T17:30:00Z | -
        00:00-06:00 | UTC              | 2026-11-20T00:00:00Z | 2026-11-20T06:00:00Z
        18:00-00:00 | UTC              | 2026-11-20T23:59:59Z | 2026-11-21T00:00:00Z
        18:00-00:00 | UTC              | 2026-11-21T00:00:00Z | -
        # elsewhere the day is another
        22:00-06:00 | Europe/Berlin    | 2026-11-20T21:00:00Z | 2026-11-21T05:00:00Z
        22:00-06:00 | America/New_York | 2026-11-20T10:59:00Z | 2026-11-20T11:00:00Z
        22:00-06:00 | Asia/Kolkata     | 2026-11-20T17:00:00Z | 2026-11-21T00:30:00Z
        # the clock goes forward: an hour less
        22:00-06:00 | Europe/Berlin    | 2026-03-28T21:00:00Z | 2026-03-29T04:00:00Z
        22:00-02:30 | Europe/Berlin    | 2026-03-29T01:29:00Z | 2026-03-29T01:30:00Z
        22:00-02:30 | Europe/Berlin    | 2026-03-29T01:30:00Z | -
        02:15-02:45 | Europe/Berlin    | 2026-03-29T01:15:00Z | 2026-03-29T01:45:00Z
        # the clock goes back: an hour more, and what it shows twice counts once
        22:00-06:00 | Europe/Berlin    | 2026-10-24T20:00:00Z | 2026-10-25T05:00:00Z
        22:00-02:30 | Europe/Berlin    | 2026-10-25T00:29:00Z | 2026-10-25T00:30:00Z
        22:00-02:30 | Europe/Berlin    | 2026-10-25T01:15:00Z | -
        02:30-06:00 | Europe/Berlin    | 2026-10-25T01:15:00Z | 2026-10-25T05:00:00Z
        # never
        none        | UTC              | 2026-11-20T00:00:00Z | -
        """)
    void shouldSayWhenTheHoursEndThatATimeIsIn(String hours, String zone, Instant now, @Nullable Instant end) {
        assertThat(QuietHours.of(hours).end(now, ZoneId.of(zone)).orElse(null)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "22:00", "22:00-22:00", "22:00-22:00:00", "22-6", "25:00-06:00", "22:00-06:00-07:00", "NONE"
            })
    void shouldRefuseWhatIsNoTimeOfTheDay(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuietHours.of(text))
                .withMessageContaining("22:00-06:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22:00-06:00", "09:00-17:30:30", "none"})
    void shouldShowWhatItRead(String text) throws IOException {
        QuietHours hours = QuietHours.of(text);
        RepairModes kept = new RepairModes(Map.of(), hours, ZoneId.of("Europe/Berlin"));

        assertThat(hours).hasToString(text);
        assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(kept), RepairModes.class))
                .isEqualTo(kept);
    }

    @Test
    void shouldKeepToTheProjectsHoursAndZoneWhereItNamesThem() {
        QuietTime installation = new QuietTime(QuietHours.of("22:00-06:00"), ZoneId.of("UTC"));
        Instant night = Instant.parse("2026-11-20T23:00:00Z");

        assertThat(installation.end(RepairModes.UNSET, night)).hasValue(Instant.parse("2026-11-21T06:00:00Z"));
        assertThat(installation.end(wanting(null, ZoneId.of("Europe/Berlin")), night))
                .hasValue(Instant.parse("2026-11-21T05:00:00Z"));
        assertThat(installation.end(wanting(QuietHours.of("23:00-23:30"), null), night))
                .hasValue(Instant.parse("2026-11-20T23:30:00Z"));
        assertThat(installation.end(wanting(QuietHours.NONE, null), night)).isEmpty();
    }

    private static RepairModes wanting(@Nullable QuietHours hours, @Nullable ZoneId zone) {
        return new RepairModes(Map.of(), hours, zone);
    }
}
