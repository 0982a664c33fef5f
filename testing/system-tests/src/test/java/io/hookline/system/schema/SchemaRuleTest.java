package io.hookline.system.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While a version is rolled out, and when it is rolled back, the one before works on the new schema. What {@code allowed-breaks.txt} does
 * not allow with a reason, no migration does.
 */
class SchemaRuleTest {

    private static final Path FILES = Path.of("src/test/resources/schema");

    /**
     * A part of {@code changes.txt}.
     *
     * @param sql of a migration that comes after the first part
     * @param breaks lines of what follows "=>"
     */
    record Change(String sql, List<String> breaks) {

        static Change of(String part) {
            List<String> lines = part.lines().toList();
            Map<Boolean, List<String>> byKind =
                    lines.stream().collect(Collectors.partitioningBy(line -> line.startsWith("=> ")));
            return new Change(
                    String.join("\n", byKind.get(false)),
                    byKind.get(true).stream()
                            .map(line -> line.substring(3))
                            .filter(line -> !line.equals("nothing"))
                            .toList());
        }
    }

    static Stream<Change> changes() throws IOException {
        return parts("changes.txt").skip(1).map(Change::of);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void shouldFindWhatAChangeBreaks(Change change) throws IOException {
        SchemaRule rule = new SchemaRule();
        rule.breaks(Migration.of("V1", parts("changes.txt").findFirst().orElseThrow()));

        List<Break> found = rule.breaks(Migration.of("V2", change.sql()));

        assertThat(found).map(Break::toString).isEqualTo(change.breaks());
    }

    @Test
    void shouldBreakInTheServicesOnlyWhatIsAllowedWithAReason() throws IOException {
        List<String> found = Stream.of("connector-service", "health-monitor", "trigger-engine")
                .flatMap(service -> {
                    SchemaRule rule = new SchemaRule();
                    return Migration.ofService(service).stream()
                            .flatMap(migration ->
                                    rule.breaks(migration).stream().map(one -> migration.name() + " " + one));
                })
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(allowed());
    }

    /** The indented lines below each reason. */
    private static List<String> allowed() throws IOException {
        return parts("allowed-breaks.txt")
                .flatMap(part -> {
                    assertThat(part.lines().findFirst().orElse(""))
                            .as("the reason")
                            .isNotBlank()
                            .doesNotStartWith(" ");
                    return part.lines().skip(1);
                })
                .map(String::strip)
                .toList();
    }

    private static Stream<String> parts(String file) throws IOException {
        String text = Files.readString(FILES.resolve(file)).replaceAll("(?m)^#.*\n", "");
        return Arrays.stream(text.strip().split("\n\n+", -1));
    }
}
