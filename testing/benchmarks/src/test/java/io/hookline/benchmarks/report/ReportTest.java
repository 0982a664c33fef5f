package io.hookline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Report report = new Report("gateway");

    @Test
    void shouldCompareTheMediansOfTheRounds() throws Exception {
        report.add("2 KB", new Measurement(900, 11, 60), new Measurement(1000, 10, 40));
        report.add("2 KB", new Measurement(1, 999, 999), new Measurement(1000, 10, 40));
        report.add("2 KB", new Measurement(800, 12, 50), new Measurement(9999, 1, 1));

        JsonNode json = new ObjectMapper().readTree(report.toJson());

        assertThat(json.at("/subject/2 KB/requestsPerSecond").asDouble()).isEqualTo(800);
        assertThat(json.at("/ratio/throughput").asDouble()).isEqualTo(0.8, within(1e-9));
        assertThat(json.at("/ratio/p99").asDouble()).isEqualTo(1.2, within(1e-9));
        assertThat(json.at("/ratio/cpuPerRequest").asDouble()).isEqualTo(1.5, within(1e-9));
    }

    @Test
    void shouldTakeTheGeometricMeanOfTheCases() throws Exception {
        report.add("2 KB", new Measurement(50, 1, 1), new Measurement(100, 1, 1));
        report.add("8 KB", new Measurement(200, 1, 1), new Measurement(100, 1, 1));

        JsonNode json = new ObjectMapper().readTree(report.toJson());

        assertThat(json.at("/ratio/throughput").asDouble()).isEqualTo(1, within(1e-9));
        assertThat(json.at("/ratioByCase/2 KB/throughput").asDouble()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void shouldShowEveryCaseInItsTable() {
        report.add("64 KB", new Measurement(4000, 20, 150), new Measurement(5000, 16, 100));

        assertThat(report.toText().lines())
                .anySatisfy(line -> assertThat(line).startsWith("64 KB").contains("4000", "5000", "0.80", "1.50"));
    }

    @Test
    void shouldTellTheLatencyAtHalfLoad() throws Exception {
        report.add("2 KB", new Measurement(900, 11, 60), new Measurement(1000, 10, 40));
        report.addAtHalfLoad(
                "2 KB",
                new Measurement(report.slowest("2 KB") / 2, 3.5, 50),
                new Measurement(report.slowest("2 KB") / 2, 2.5, 40));

        JsonNode json = new ObjectMapper().readTree(report.toJson());

        assertThat(json.at("/halfLoad/2 KB/subject/p99Millis").asDouble()).isEqualTo(3.5);
        assertThat(json.at("/ratio/throughput").asDouble()).isEqualTo(0.9, within(1e-9));
        assertThat(report.toText()).contains("450 requests/s", "p99 3.5 ms, the floor's 2.5", "CPU 1.25");
    }

    @Test
    void shouldRefuseAMeasurementOfNothing() {
        assertThatThrownBy(() -> new Measurement(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
