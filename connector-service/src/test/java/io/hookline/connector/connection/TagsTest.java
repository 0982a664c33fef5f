package io.hookline.connector.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {

    @Test
    void shouldKeepEachOnceInOrder() {
        assertThat(Tags.of(List.of("team:payments", "prod", "team:payments", "größe:xl")))
                .containsExactly("größe:xl", "prod", "team:payments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "a:", ":b", "a b", "a,b", "a:b:c", "a: b"})
    void shouldRefuseWhatIsNone(String tag) {
        assertThatIllegalArgumentException().isThrownBy(() -> Tags.of(List.of(tag)));
    }

    @Test
    void shouldRefuseMoreThanFifty() {
        List<String> many = IntStream.range(0, 51).mapToObj(i -> "t" + i).toList();
        assertThatIllegalArgumentException().isThrownBy(() -> Tags.of(many));
    }
}
