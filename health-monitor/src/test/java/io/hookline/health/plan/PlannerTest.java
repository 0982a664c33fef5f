package io.hookline.health.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.Json;
import io.hookline.health.diagnose.Diagnose;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Look;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final ProjectId PROJECT = ProjectId.of("6f1f9c0e-3a55-4a1c-9a63-0d6f2a1c7b10");
    private static final Diagnosis BROKEN = diagnosisOf("webhook-missing-first-look-only-notes-it");
    private static final Diagnosis HEALTHY = diagnosisOf("healthy-on-cloud");

    private final Planner planner = new Planner(Policies.PRODUCTION);

    @Test
    void shouldGiveTheSamePlanForTheSameSituation() {
        Situation situation = broken(once(), 0.3);

        assertThat(planner.plan(situation)).isEqualTo(planner.plan(situation));
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "1, 60", "2, 120", "4, 480"})
    void shouldDoubleTheLeastPauseWithEachAttempt(int attempts, long seconds) {
        RepairTrack track = planner.plan(broken(after(attempts), 0)).tracks().of(RepairKind.WEBHOOK);

        assertThat(track.notBefore()).isEqualTo(NOW.plusSeconds(seconds));
        assertThat(track.attempts()).isEqualTo(attempts + 1);
    }

    @Test
    void shouldNeverPauseLongerThanTheLongestPause() {
        assertThat(new Pace(Policies.PRODUCTION).backoff(1_000, 1)).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @CsvSource({"0, 810", "0.5, 900", "1, 990"})
    void shouldSpreadTheNextLooks(double jitter, long seconds) {
        Plan plan = planner.plan(new Situation(PROJECT, HEALTHY, RepairTracks.NONE, false, NOW, jitter));

        assertThat(plan.nextCheck()).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void shouldStopAfterFiveRepairsOverAWeekThatNoneOfThemHelps() {
        List<CommandId> commands = new ArrayList<>();
        RepairTracks tracks = RepairTracks.NONE;
        Instant now = NOW;
        while (now.isBefore(NOW.plus(Duration.ofDays(7)))) {
            Plan plan = planner.plan(new Situation(PROJECT, BROKEN, tracks, false, now, 0.5));
            plan.commands().forEach(command -> commands.add(command.id()));
            tracks = plan.tracks().map(PlannerTest::finished);
            now = plan.nextCheck();
        }

        assertThat(commands).hasSize(5).doesNotHaveDuplicates();
        assertThat(tracks.attention()).isPresent();
    }

    @Test
    void shouldStartAnewWhenAPersonAsks() {
        RepairTrack stuck = new RepairTrack(3, 5, null, null, "Do something.");

        Plan plan = planner.plan(broken(RepairTracks.NONE.with(RepairKind.WEBHOOK, stuck.retried()), 0.5));

        assertThat(plan.commands()).hasSize(1);
        assertThat(plan.tracks().attention()).isEmpty();
    }

    @Test
    void shouldIgnoreTheResultOfAnotherCommand() {
        RepairTrack waiting = RepairTrack.CLEAR.issued(CommandId.random(), NOW, NOW);

        assertThat(waiting.finished(CommandId.random())).isSameAs(waiting);
        assertThat(waiting.failedForGood(CommandId.random(), "Why.")).isSameAs(waiting);
    }

    private static RepairTrack finished(RepairTrack track) {
        RepairTrack.InFlight inFlight = track.inFlight();
        return inFlight == null ? track : track.finished(inFlight.command());
    }

    private static Situation broken(RepairTracks tracks, double jitter) {
        return new Situation(PROJECT, BROKEN, tracks, false, NOW, jitter);
    }

    private static RepairTracks once() {
        return after(0);
    }

    private static RepairTracks after(int attempts) {
        return RepairTracks.NONE.with(RepairKind.WEBHOOK, new RepairTrack(1, attempts, null, null, null));
    }

    private static Diagnosis diagnosisOf(String scenario) {
        try (InputStream look = PlannerTest.class.getResourceAsStream("/scenarios/" + scenario + "/look.json")) {
            return Diagnose.of(new Look.Observed(Json.mapper().readValue(look, Observation.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
