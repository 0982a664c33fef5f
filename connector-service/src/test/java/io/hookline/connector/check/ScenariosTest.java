package io.hookline.connector.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each file of {@code connection-tests} is what there is to see with one fault, and what the test must say. */
class ScenariosTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Set<String> FOLLOWING = Set.of("after-failed", "after-unknown");

    private static final String BROKEN = "test-broken";

    @TestFactory
    Stream<DynamicTest> shouldNameTheFaultOfEachScenario() throws Exception {
        return files().map(file -> dynamicTest(name(file), () -> check(file)));
    }

    private static void check(Path file) {
        Scenario scenario = Scenario.read(file);
        JsonNode expected = scenario.expected();

        List<StepReport> reports = run(scenario);

        Map<String, String> findings = new TreeMap<>();
        expected.path("findings")
                .properties()
                .forEach(entry -> findings.put(entry.getKey(), entry.getValue().asText()));
        assertThat(differing(reports, healthy(file))).isEqualTo(findings);
        assertThat(TestResult.of(reports).name())
                .isEqualTo(expected.path("result").asText());
        assertThat(reports.stream().map(StepReport::evidence))
                .anyMatch(
                        evidence -> evidence.contains(expected.path("evidence").asText("")));
        assertThat(reports.toString())
                .doesNotContain(
                        "SECRET",
                        scenario.subject()
                                .credential()
                                .map(io.hookline.bitbucket.Credential::authorization)
                                .orElse("SECRET"));
    }

    /** What is found with a fault and not without. */
    private static Map<String, String> differing(List<StepReport> reports, List<StepReport> healthy) {
        Map<Step, String> usual = healthy.stream().collect(Collectors.toMap(StepReport::step, StepReport::finding));
        Map<String, String> differing = new TreeMap<>();
        reports.stream()
                .filter(report -> !FOLLOWING.contains(report.finding()))
                .filter(report -> !report.finding().equals(usual.get(report.step())))
                .forEach(report -> differing.put(report.step().name(), report.finding()));
        return differing;
    }

    private static List<StepReport> healthy(Path file) {
        String product = Scenario.read(file).subject().product().name().toLowerCase(Locale.ROOT);
        return run(Scenario.read(file.resolveSibling(product.replace('_', '-') + "-all-good.json")));
    }

    private static List<StepReport> run(Scenario scenario) {
        return new TestRun(new NetworkLook(scenario, scenario)).run(scenario.subject(), NOW, _ -> {});
    }

    @Test
    void shouldPassAllStepsWhereAllIsGood() throws Exception {
        for (String product : List.of("cloud", "data-center")) {
            Path file = folder().resolve(product + "-all-good.json");
            assertThat(run(Scenario.read(file)))
                    .filteredOn(report -> report.step() != Step.BASE_URL)
                    .extracting(StepReport::outcome)
                    .containsOnly(Outcome.PASSED);
        }
    }

    @Test
    void shouldHaveAScenarioOfEveryFinding() throws Exception {
        Set<String> seen = new TreeSet<>(Set.of(BROKEN));
        files().forEach(file -> run(Scenario.read(file)).forEach(report -> seen.add(report.finding())));
        assertThat(seen).containsAll(Finding.all().map(Finding::code).toList());
    }

    @Test
    void shouldSayWhatToDoAboutEveryFault() {
        assertThat(Finding.all()
                        .filter(finding -> finding.says().outcome() == Outcome.FAILED
                                || finding.says().outcome() == Outcome.UNKNOWN))
                .allSatisfy(finding -> assertThat(finding.says().remedy()).endsWith("."));
        assertThat(Finding.all().map(Finding::code)).doesNotHaveDuplicates();
    }

    @Test
    void shouldTakeAStepOnlyAfterThoseItDependsOn() {
        for (Step step : Step.values()) {
            assertThat(step.dependsOn()).allMatch(before -> before.compareTo(step) < 0);
        }
    }

    @Test
    void shouldGoOnWhereAStepBreaks() {
        Look broken = (step, _, facts) -> {
            throw new IllegalStateException("broken at " + step);
        };
        Scenario scenario = Scenario.read(folder().resolve("cloud-all-good.json"));
        assertThat(new TestRun(broken).run(scenario.subject(), NOW, _ -> {}))
                .extracting(StepReport::finding)
                .startsWith(BROKEN, "after-unknown")
                .hasSize(Step.values().length);
    }

    private static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> !name(file).startsWith("on-")).sorted().toList().stream();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static Path folder() {
        try {
            return Path.of(ScenariosTest.class.getResource("/connection-tests").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
