package io.hookline.health.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.CommandId;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    private static final Instant NOW = Scenario.NOW;
    private static final Diagnosis BROKEN =
            Scenario.named("webhook-missing-first-look-only-notes-it").diagnosis();
    private static final Diagnosis HEALTHY = Scenario.named("healthy").diagnosis();

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
        Plan plan = planner.plan(situation(HEALTHY, RepairTracks.NONE, NOW, jitter));

        assertThat(plan.nextCheck()).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void shouldStopAfterFiveRepairsOverAWeekThatNoneOfThemHelps() {
        List<CommandId> commands = new ArrayList<>();
        RepairTracks tracks = RepairTracks.NONE;
        Instant now = NOW;
        while (now.isBefore(NOW.plus(Duration.ofDays(7)))) {
            Plan plan = planner.plan(situation(BROKEN, tracks, now, 0.5));
            plan.commands().forEach(command -> commands.add(command.id()));
            tracks = plan.tracks().map(PlannerTest::finished);
            now = plan.nextCheck();
        }

        assertThat(commands).hasSize(5).doesNotHaveDuplicates();
        assertThat(tracks.attention()).isPresent();
    }

    @Test
    void shouldStartAnewWhenAPersonAsks() {
        RepairTrack stuck = new RepairTrack(3, 5, null, null, "Do something.", null);

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
        return situation(BROKEN, tracks, NOW, jitter);
    }

    private static Situation situation(Diagnosis diagnosis, RepairTracks tracks, Instant now, double jitter) {
        return new Situation(
                Scenario.PROJECT,
                diagnosis,
                Memory.NONE,
                tracks,
                RepairModes.UNSET,
                new Limits(false, 1_000),
                now,
                jitter);
    }

    private static RepairTracks once() {
        return after(0);
    }

    private static RepairTracks after(int attempts) {
        return RepairTracks.NONE.with(RepairKind.WEBHOOK, new RepairTrack(1, attempts, null, null, null, null));
    }
}
