package io.hookline.health.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.health.RepairCommand;
import io.hookline.health.diagnose.Finding;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code scenarios} is one look, what was tried before, and what must follow. */
class ScenariosTest {

    private final Planner planner = new Planner(Policies.PRODUCTION);

    static Stream<Scenario> scenarios() {
        return Scenario.all();
    }

    static Stream<Scenario> scenariosWithDepth() {
        return Scenario.all().filter(scenario -> scenario.then().nextDepth() != null);
    }

    static Stream<Scenario> scenariosWithSoundness() {
        return Scenario.all().filter(scenario -> scenario.then().evenIfSound() != null);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void shouldDiagnoseAndPlanAsTheScenarioSays(Scenario scenario) {
        Scenario.Then then = scenario.then();
        Situation situation = scenario.situation();

        Plan plan = planner.plan(situation);

        assertThat(situation.diagnosis().state()).isEqualTo(then.state());
        assertThat(situation.diagnosis().findings()).extracting(Finding::code).isEqualTo(then.findings());
        assertThat(plan.commands()).extracting(RepairCommand::repairs).isEqualTo(then.repairs());
        assertThat(Duration.between(Scenario.NOW, plan.nextCheck())).isEqualTo(then.nextCheck());
        assertThat(plan.tracks().attention().orElse("")).contains(then.attention() == null ? "" : then.attention());
        assertThat(plan.tracks().attention().isPresent()).isEqualTo(then.attention() != null);
    }

    @ParameterizedTest
    @MethodSource("scenariosWithDepth")
    void shouldLookAsCloselyNextTimeAsTheScenarioSays(Scenario scenario) {
        Plan plan = planner.plan(scenario.situation());

        assertThat(plan.nextDepth()).isEqualTo(scenario.then().nextDepth());
    }

    @ParameterizedTest
    @MethodSource("scenariosWithSoundness")
    void shouldReplaceWhatLooksSoundWhereTheScenarioSaysSo(Scenario scenario) {
        Plan plan = planner.plan(scenario.situation());

        assertThat(plan.commands())
                .filteredOn(ScenariosTest::isEvenIfSound)
                .extracting(RepairCommand::repairs)
                .isEqualTo(scenario.then().evenIfSound());
    }

    private static boolean isEvenIfSound(RepairCommand command) {
        return switch (command) {
            case RepairCommand.ReplaceDeployKey replace -> Boolean.TRUE.equals(replace.evenIfSound());
            case RepairCommand.RestoreWebhook restore -> Boolean.TRUE.equals(restore.evenIfSound());
            case RepairCommand.RefreshRepository _ -> false;
        };
    }
}
