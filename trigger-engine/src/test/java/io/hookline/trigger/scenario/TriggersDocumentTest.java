package io.hookline.trigger.scenario;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.wire.Json;
import io.hookline.trigger.rule.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/triggers.md} to the rules that decide: what it says of each, and the example that it gives for it. */
class TriggersDocumentTest {

    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
    private static final String DOCUMENT = read(Path.of("../docs/triggers.md"));
    private static final Pattern EXAMPLE = Pattern.compile("""
            \\[(?<name>[a-z-]+)]\\(\\.\\./trigger-engine/src/test/resources/scenarios/\\k<name>\\):

            ```json
            (?<script>.*?)
            ```

            \\*\\*(?<outcome>[A-Z_]+)\\*\\*: (?<reason>.*?)
            """, Pattern.DOTALL);

    static Stream<String> rules() {
        return Rules.described().keySet().stream();
    }

    @Test
    void shouldSayOfEachRuleWhatItSaysItself() {
        String document = DOCUMENT.replace("`", "");

        assertThat(Rules.described())
                .allSatisfy((name, says) -> assertThat(document).contains("| %s | %s |".formatted(name, says)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldShowTheScenarioAsItIs(String rule) throws IOException {
        Matcher example = example(rule);
        Path scenario = SCENARIOS.resolve(example.group("name"));

        ObjectNode given = (ObjectNode) Json.mapper().readTree(read(scenario.resolve("given.json")));
        given.retain(List.of("removed", "settings", "history"));
        given.set("when", Json.mapper().readTree(read(scenario.resolve("when.json"))));

        assertThatJson(example.group("script")).isEqualTo(given);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldTellTheDecisionThatTheRuleReallyMakes(String rule) throws IOException {
        Matcher example = example(rule);
        Path scenario = SCENARIOS.resolve(example.group("name"));

        JsonNode played = Json.mapper()
                .valueToTree(new Run(Json.mapper().readTree(read(scenario.resolve("given.json"))))
                        .play(Json.mapper().readTree(read(scenario.resolve("when.json")))));

        assertThat(played.get("decisions")).anySatisfy(decision -> {
            assertThat(decision.get("rule").textValue()).isEqualTo(rule);
            assertThat(decision.get("outcome").textValue()).isEqualTo(example.group("outcome"));
            assertThat(decision.get("reason").textValue()).startsWith(example.group("reason"));
        });
    }

    private static Matcher example(String rule) {
        String heading = "### `" + rule + "`\n";
        assertThat(DOCUMENT).contains(heading);
        String section = DOCUMENT.substring(DOCUMENT.indexOf(heading) + heading.length());
        int next = section.indexOf("\n##");
        Matcher example = EXAMPLE.matcher(next < 0 ? section : section.substring(0, next + 1));
        assertThat(example.find()).as("an example of the rule %s", rule).isTrue();
        return example;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
