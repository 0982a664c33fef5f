package io.hookline.trigger.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code explanations} says what is asked, what is known and how it is explained; its name is the documentation. */
class ExplanationsTest {

    static Stream<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(root())) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void shouldExplainAsTheScenarioSays(String name) throws IOException {
        JsonNode scenario =
                Json.mapper().readTree(root().resolve(name + ".json").toFile());
        Story story = new Story(scenario);

        Explanation explanation = Explainer.explain(story.inquiry(), story.facts());

        assertThat(explanation.finding().name())
                .isEqualTo(scenario.at("/then/finding").asText());
        assertThat(explanation.sentences())
                .containsExactlyElementsOf(
                        StreamSupport.stream(scenario.at("/then/sentences").spliterator(), false)
                                .map(JsonNode::asText)
                                .toList());
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(ExplanationsTest.class.getResource("/explanations"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
