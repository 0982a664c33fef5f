package io.hookline.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "12345678, 12345678",
        "123456789, 1234567…",
        "123456😀, 123456😀",
        "123456😀89, 123456…",
        "12345é789, 12345é7…",
        "1234👩‍💻, 1234…",
    })
    void shouldShortenBetweenCharacters(String text, String shown) {
        assertThat(Texts.within(text, 8)).isEqualTo(shown);
    }
}
