package io.hookline.payload;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.wire.Json;
import io.hookline.payload.delivery.Normalised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code payloads/cloud} and {@code payloads/datacenter} is a delivery and what it has to become. */
class ScenarioTest {

    @ParameterizedTest
    @MethodSource("cloud")
    void shouldNormaliseWhatCloudSends(Path scenario) throws IOException {
        assertScenario(Product.CLOUD, scenario);
    }

    @ParameterizedTest
    @MethodSource("datacenter")
    void shouldNormaliseWhatDataCenterSends(Path scenario) throws IOException {
        assertScenario(Product.DATA_CENTER, scenario);
    }

    static List<Path> cloud() {
        return Scenarios.of(Product.CLOUD);
    }

    static List<Path> datacenter() {
        return Scenarios.of(Product.DATA_CENTER);
    }

    private static void assertScenario(Product product, Path scenario) throws IOException {
        Normalised normalised = Scenarios.normalise(
                Scenarios.repositoryOf(product),
                Scenarios.eventKeyOf(scenario),
                Files.readAllBytes(scenario.resolve("body.json")));

        assertThatJson(describe(normalised)).isEqualTo(Files.readString(scenario.resolve("expected.json")));
    }

    static String describe(Normalised normalised) throws JsonProcessingException {
        Object described = switch (normalised) {
            case Normalised.Event event -> event.event();
            case Normalised.OfNoInterest(String reason) -> Map.of("outcome", "of no interest", "reason", reason);
            case Normalised.OtherRepository() -> Map.of("outcome", "another repository");
            case Normalised.MalformedJson() -> Map.of("outcome", "malformed JSON");
            case Normalised.NotUnderstood(String reason) -> Map.of("outcome", "not understood", "reason", reason);
        };
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(described);
    }
}
