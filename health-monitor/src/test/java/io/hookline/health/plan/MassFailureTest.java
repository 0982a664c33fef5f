package io.hookline.health.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MassFailureTest {

    private final MassFailure guard = new MassFailure(0.2, 5, Duration.ofMinutes(30));

    @ParameterizedTest(name = "looked {0}, newly in trouble {1}, looked in run {2}: {3}")
    @CsvSource({
        "4, 4, 4, false",
        "5, 5, 5, true",
        "100, 20, 60, false",
        "100, 21, 60, true",
        "100, 0, 100, false",
        "2500, 5, 24, true",
        "2500, 5, 25, false",
        "2500, 4, 4, false",
        "5000, 5000, 5, true",
    })
    void shouldBeginWhenMoreThanTheShareOrManyInARowGotIntoTrouble(
            int looked, int newlyTroubled, int lookedInRun, boolean expected) {
        assertThat(guard.begins(new MassFailure.Load(looked, newlyTroubled, lookedInRun)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} of {1} left in trouble: {2}")
    @CsvSource({
        "0, 0, true",
        "5, 5, false",
        "3, 5, false",
        "2, 5, true",
        "11, 100, false",
        "10, 100, true",
        "501, 5000, false",
        "500, 5000, true",
    })
    void shouldBeOverWhenFewOfThoseItBefellAreLeftInTrouble(int troubled, int most, boolean expected) {
        assertThat(guard.isOver(new MassFailure.Rest(troubled, most))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "host {0} of {1}, of these of the connector {2} of {3}: {4}")
    @CsvSource({
        "30, 100, 30, 30, false",
        "60, 100, 30, 30, true",
        "60, 100, 0, 30, false",
    })
    void shouldBeginForAHostWhenNotOneConnectorAloneIsInTrouble(
            int ofHost, int lookedOfHost, int ofConnector, int lookedOfConnector, boolean expected) {
        assertThat(guard.begins(
                        new MassFailure.Load(lookedOfHost, ofHost, lookedOfHost),
                        new MassFailure.Load(lookedOfConnector, ofConnector, lookedOfConnector)))
                .isEqualTo(expected);
    }
}
