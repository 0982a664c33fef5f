package io.hookline.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestCountsTest {

    @Test
    void shouldTellTheKindOfATestByWhereItsReportIs() {
        assertThat(kind("contracts/target/surefire-reports/TEST-a.xml")).isEqualTo(TestCounts.Kind.UNIT);
        assertThat(kind("trigger-engine/target/failsafe-reports/TEST-a.xml")).isEqualTo(TestCounts.Kind.INTEGRATION);
        assertThat(kind("testing/system-tests/target/failsafe-reports/TEST-a.xml"))
                .isEqualTo(TestCounts.Kind.SYSTEM);
    }

    @Test
    void shouldNameWhatFailedAndCloseWithTheSumOfAllKinds() {
        TestCounts counts = new TestCounts(
                Map.of(
                        TestCounts.Kind.UNIT, new TestCounts.Count(10, 1, 0),
                        TestCounts.Kind.SYSTEM, new TestCounts.Count(3, 0, 2)),
                List.of("a.B.x: expected 1"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        counts.print(new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .startsWith("failed: a.B.x: expected 1")
                .endsWith("12 passed, 1 failed, 2 skipped");
    }

    private static TestCounts.Kind kind(String report) {
        return TestCounts.kind(Path.of(report));
    }
}
