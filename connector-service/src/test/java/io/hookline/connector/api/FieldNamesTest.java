package io.hookline.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldNamesTest {

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("[1,2]", List.of()),
                Arguments.of("{\"a\":1,\"b\":[{\"c\":2}]}", List.of("a", "b")),
                Arguments.of(
                        "{\"credential\":{\"kind\":\"x\",\"token\":\"secret\"}}",
                        List.of("credential", "credential.kind", "credential.token")),
                Arguments.of("{\"a\":{\"b\":{\"c\":1}}}", List.of("a", "a.b")),
                Arguments.of("{\"a\":1,\"broken", List.of("a")));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void shouldTellNamesWithoutValues(String body, List<String> names) {
        assertThat(FieldNames.of(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(names);
    }

    @Test
    void shouldKeepNamesFewAndShort() {
        StringBuilder body = new StringBuilder("{\"" + "n".repeat(5000) + "\":1");
        for (int i = 0; i < 500; i++) {
            body.append(",\"f").append(i).append("\":1");
        }

        List<String> names = FieldNames.of(body.append('}').toString().getBytes(StandardCharsets.UTF_8));

        assertThat(names).hasSize(50).allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(100));
    }
}
