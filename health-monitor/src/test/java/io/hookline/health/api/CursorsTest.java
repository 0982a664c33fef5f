package io.hookline.health.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    @Test
    void shouldReadWhatItShowedThoughANameHasLineBreaks() {
        String shown = Cursors.show("NAME", "Ünïcode\nand more");

        assertThat(Cursors.read(shown, 2)).containsExactly("NAME", "Ünïcode\nand more");
        assertThat(shown).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "b25l"})
    void shouldRefuseWhatItNeverShowed(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursors.read(text, 2));
    }
}
