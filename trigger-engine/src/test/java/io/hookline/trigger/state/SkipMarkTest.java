package io.hookline.trigger.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;

class SkipMarkTest {

    @ParameterizedTest
    @CsvSource({
        "docs [skip ci], PRESENT",
        "[CI SKIP], PRESENT",
        "'title\n\n[Skip CI]\n', PRESENT",
        "skip ci, ABSENT",
        "[skip-ci], ABSENT",
        "'', ABSENT"
    })
    void shouldFindTheMarkersWhereverTheyStand(String message, SkipMark mark) {
        assertThat(SkipMark.of(message)).isEqualTo(mark);
    }

    @ParameterizedTest
    @NullSource
    void shouldNotKnowWithoutAMessage(String message) {
        assertThat(SkipMark.of(message)).isEqualTo(SkipMark.UNKNOWN);
    }
}
