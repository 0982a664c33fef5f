package io.hookline.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

    private static TestCounts.Kind kind(String report) {
        return TestCounts.kind(Path.of(report));
    }
}
