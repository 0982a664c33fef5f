package io.hookline.health.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.Json;
import io.hookline.health.diagnose.Diagnose;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Finding;
import io.hookline.health.diagnose.Look;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each folder of {@code scenarios} is one look, what was tried before, and what must follow. */
class ScenariosTest {

    private static final ProjectId PROJECT = ProjectId.of("6f1f9c0e-3a55-4a1c-9a63-0d6f2a1c7b10");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    /** In the middle of the spread, so that the next check comes after exactly its delay. */
    private static final double MIDDLE = 0.5;

    record Expected(
            HealthState state,
            List<String> findings,
            List<RepairKind> repairs,
            Duration nextCheck,
            @Nullable String attention) {}

    record History(
            @Nullable Map<RepairKind, RepairTrack> tracks,
            @Nullable Boolean held) {}

    @TestFactory
    Stream<DynamicTest> shouldDiagnoseAndPlanAsTheScenarioSays() throws Exception {
        return scenarios().map(folder -> dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private static void check(Path folder) throws IOException {
        Expected expected = read(folder.resolve("expected.json"), Expected.class);
        Situation situation = situation(folder);

        Plan plan = new Planner(Policies.PRODUCTION).plan(situation);

        assertThat(situation.diagnosis().state()).isEqualTo(expected.state());
        assertThat(situation.diagnosis().findings()).extracting(Finding::code).isEqualTo(expected.findings());
        assertThat(plan.commands()).extracting(RepairCommand::repairs).isEqualTo(expected.repairs());
        assertThat(Duration.between(NOW, plan.nextCheck())).isEqualTo(expected.nextCheck());
        if (expected.attention() == null) {
            assertThat(plan.tracks().attention()).isEmpty();
        } else {
            assertThat(plan.tracks().attention().orElseThrow()).contains(expected.attention());
        }
    }

    private static Situation situation(Path folder) throws IOException {
        Diagnosis diagnosis = Diagnose.of(look(folder.resolve("look.json")));
        Path file = folder.resolve("history.json");
        History history = Files.exists(file) ? read(file, History.class) : new History(null, null);
        RepairTracks tracks = history.tracks() == null ? RepairTracks.NONE : new RepairTracks(history.tracks());
        return new Situation(PROJECT, diagnosis, tracks, Boolean.TRUE.equals(history.held()), NOW, MIDDLE);
    }

    private static Look look(Path file) throws IOException {
        JsonNode json = Json.mapper().readTree(file.toFile());
        if (json.has("unanswered")) {
            return new Look.Unanswered(json.get("unanswered").asText());
        }
        return json.has("unknownProject")
                ? new Look.UnknownProject()
                : new Look.Observed(Json.mapper().treeToValue(json, Observation.class));
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        return Json.mapper().readValue(file.toFile(), type);
    }

    private static Stream<Path> scenarios() throws IOException, URISyntaxException {
        Path root = Path.of(ScenariosTest.class.getResource("/scenarios").toURI());
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().toList().stream();
        }
    }
}
