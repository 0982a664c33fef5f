package io.hookline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.wire.Json;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final Figures FIGURES = figures();

    private static Figures figures() {
        Figures figures = new Figures("trigger");
        figures.add("eventsPerSecond", "events/s of the engine", 12_345.678);
        figures.add("ratio", "throughput, of the floor's", 0.8125);
        return figures;
    }

    @Test
    void shouldShowEachFigureWithItsMeaning() {
        assertThat(FIGURES.toText().lines())
                .containsExactly(
                        "trigger", "       12346  events/s of the engine", "        0.81  throughput, of the floor's");
    }

    @Test
    void shouldWriteEachFigureByItsName() throws Exception {
        var json = Json.mapper().readTree(FIGURES.toJson());

        assertThat(json.path("benchmark").asText()).isEqualTo("trigger");
        assertThat(json.path("eventsPerSecond").asDouble()).isEqualTo(12_345.678);
        assertThat(json.path("ratio").asDouble()).isEqualTo(0.8125);
        assertThat(json.path("machine").has("processors")).isTrue();
    }
}
