package io.hookline.trigger.scenario;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import net.javacrumbs.jsonunit.core.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code scenarios} says what is given, what happens and what is decided; its name is the documentation. */
class ScenariosTest {

    static Stream<String> scenarios() throws IOException {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void shouldDecideAsTheScenarioSays(String name) throws IOException {
        Path scenario = root().resolve(name);

        Object decided = new Run(read(scenario, "given.json")).play(read(scenario, "when.json"));

        assertThatJson(decided)
                .when(Option.IGNORING_EXTRA_FIELDS)
                .isEqualTo(Files.readString(scenario.resolve("then.json")));
    }

    private static JsonNode read(Path scenario, String file) throws IOException {
        return Json.mapper().readTree(scenario.resolve(file).toFile());
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(ScenariosTest.class.getResource("/scenarios"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
