package io.hookline.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestCountsTest {

    @Test
    void shouldReadWhatASuiteSays() {
        String report = """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite version="3.0.2" name="a.B" time="0.2" tests="7" errors="1" skipped="2" flakes="0" failures="1">
                  <testcase name="x" tests="99"/>
                </testsuite>
                """;

        assertThat(TestCounts.read(report)).isEqualTo(new TestCounts.Count(5, 2, 2));
    }

    @Test
    void shouldTellTheKindOfATestByWhereItsReportIs() {
        assertThat(kind("contracts/target/surefire-reports/TEST-a.xml")).isEqualTo(TestCounts.Kind.UNIT);
        assertThat(kind("trigger-engine/target/failsafe-reports/TEST-a.xml")).isEqualTo(TestCounts.Kind.INTEGRATION);
        assertThat(kind("testing/system-tests/target/failsafe-reports/TEST-a.xml"))
                .isEqualTo(TestCounts.Kind.SYSTEM);
    }

    @Test
    void shouldCloseWithTheSumOfAllKinds() {
        TestCounts counts = new TestCounts(Map.of(
                TestCounts.Kind.UNIT, new TestCounts.Count(10, 1, 0),
                TestCounts.Kind.SYSTEM, new TestCounts.Count(3, 0, 2)));
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        counts.print(new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(said.toString(StandardCharsets.UTF_8).lines().toList().getLast())
                .isEqualTo("12 passed, 1 failed, 2 skipped");
    }

    private static TestCounts.Kind kind(String report) {
        return TestCounts.kind(Path.of(report));
    }
}
