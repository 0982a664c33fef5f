package io.hookline.contracts.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.wire.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BuildStatusTest {

    private static final String LEAST = """
            {"project":"0b5f6c0e-4a43-4a0e-9f4e-5b2f1f0d7a11","key":"ci","commit":"2222222222222222222222222222222222222222",
            "state":"RUNNING","url":"https://ci.example/1","at":"2026-11-20T10:00:00Z"}""";

    @Test
    void shouldBeKnownByItsBuildWhereItHasNoKey() throws JsonProcessingException {
        ObjectNode json = (ObjectNode) Json.mapper().readTree(LEAST);
        json.put("build", "7dc2d6ef-85e2-8eed-a1eb-544a778c5872").remove("key");

        assertThat(read(json).keyOrBuild()).isEqualTo("7dc2d6ef-85e2-8eed-a1eb-544a778c5872");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldSayWhatIsWrong(String field, String value, String said) throws JsonProcessingException {
        ObjectNode json = (ObjectNode) Json.mapper().readTree(LEAST);
        json.set(field, Json.mapper().readTree(value));

        assertThatThrownBy(() -> read(json)).rootCause().hasMessageContaining(said);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("key", "null", "a build or a key"),
                Arguments.of("key", "\" \"", "a key is one line"),
                Arguments.of("key", "\"a\\nb\"", "a key is one line"),
                Arguments.of("key", "\"" + "k".repeat(501) + "\"", "a key is one line"),
                Arguments.of("commit", "\"2222222\"", "all 40 digits"),
                Arguments.of("url", "\"ci/1\"", "a url is"),
                Arguments.of("url", "\"ftp://ci.example/1\"", "a url is"),
                Arguments.of("url", "\"https://user:secret@ci.example/1\"", "a url is"),
                Arguments.of("url", "\"https://ci.example/" + "1".repeat(450) + "\"", "a url is"),
                Arguments.of("number", "\"" + "1".repeat(256) + "\"", "a number is"),
                Arguments.of("durationMs", "-1", "a duration is"),
                Arguments.of("parent", "\"\"", "a parent is"),
                Arguments.of("testResults", "{\"successful\":-1,\"failed\":0,\"skipped\":0}", "counts of tests"));
    }

    private static BuildStatus read(ObjectNode json) throws JsonProcessingException {
        return Json.mapper().treeToValue(json, BuildStatus.class);
    }
}
