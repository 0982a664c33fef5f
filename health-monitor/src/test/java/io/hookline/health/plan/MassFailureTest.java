package io.hookline.health.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MassFailureTest {

    private final MassFailure guard = new MassFailure(0.2, 5, Duration.ofMinutes(30));

    @ParameterizedTest(name = "looked {0}, newly in trouble {1}, in trouble {2}, held {3}: {4}")
    @CsvSource({
        "4, 4, 4, false, false",
        "5, 5, 5, false, true",
        "100, 20, 20, false, false",
        "100, 21, 21, false, true",
        "100, 0, 90, false, false",
        "5000, 5000, 5000, false, true",
        "100, 0, 90, true, true",
        "100, 0, 11, true, true",
        "100, 0, 10, true, false",
        "10, 0, 4, true, false",
        "100, 0, 0, true, false",
    })
    void shouldHoldWhenMoreThanTheShareGotIntoTroubleAndLetGoWhenFewAreLeft(
            int looked, int newlyTroubled, int troubled, boolean held, boolean expected) {
        assertThat(guard.holds(new MassFailure.Load(looked, newlyTroubled, troubled, held)))
                .isEqualTo(expected);
    }
}
