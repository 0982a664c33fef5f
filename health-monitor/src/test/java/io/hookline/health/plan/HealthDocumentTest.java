package io.hookline.health.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import io.hookline.health.diagnose.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/health.md} to the findings that there are, and to what the scenarios show of each. */
class HealthDocumentTest {

    /** What Cloud cannot show: its deploy keys never write, and it has no circuit breaker. */
    private static final Set<String> DATA_CENTER_ONLY = Set.of("deploy-key-writable", "webhook-held-back");

    private static final List<List<String>> ROWS = rows();

    static Stream<String> kinds() {
        return Finding.names().stream();
    }

    @Test
    void shouldListEachKindOfFindingOnce() {
        assertThat(ROWS.stream().map(row -> row.get(0)))
                .containsExactlyInAnyOrderElementsOf(
                        kinds().map(kind -> "`" + kind + "`").toList());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldSayOfEachKindWhatIsSaidWhenItIsFound(String kind) {
        List<Finding> found =
                examples(kind).flatMap(scenario -> found(scenario, kind)).toList();
        assertThat(found).as("scenarios that show %s", kind).isNotEmpty();
        Finding first = found.getFirst();
        Set<String> states = found.stream()
                .map(finding -> "`" + finding.severity().state() + "`")
                .collect(Collectors.toCollection(TreeSet::new));
        String repair = first.repair()
                .map(mends -> mends.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("–");

        List<String> row = ROWS.stream()
                .filter(candidate -> candidate.get(0).equals("`" + kind + "`"))
                .findFirst()
                .orElseThrow();

        assertThat(row.get(1)).as("the meaning of %s", kind).isNotBlank();
        assertThat(row.subList(2, 6))
                .containsExactly(first.evidence(), String.join(", ", states), repair, first.remedy());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldShowEachKindOnBothProducts(String kind) {
        Set<Product> products = examples(kind).map(Scenario::product).collect(Collectors.toSet());

        assertThat(products)
                .isEqualTo(DATA_CENTER_ONLY.contains(kind) ? Set.of(Product.DATA_CENTER) : Set.of(Product.values()));
    }

    private static Stream<Scenario> examples(String kind) {
        return Scenario.all().filter(scenario -> found(scenario, kind).findAny().isPresent());
    }

    private static Stream<Finding> found(Scenario scenario, String kind) {
        return scenario.diagnosis().findings().stream()
                .filter(finding -> finding.code().equals(kind));
    }

    private static List<List<String>> rows() {
        try {
            return Files.readAllLines(Path.of("../docs/health.md")).stream()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> Stream.of(line.substring(1).split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .filter(cells -> cells.size() == 7)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
