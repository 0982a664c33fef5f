package io.hookline.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SuiteReportTest {

    private static final String REPORT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite version="3.0.2" name="a.B" time="0.2" tests="7" errors="1" skipped="2" flakes="0" failures="1">
              <testcase name="fine" classname="a.B" tests="99"><system-out><![CDATA[<failure>]]></system-out></testcase>
              <testcase name="wrong" classname="a.B"><failure message="expected: 1&#10;but was:   2" type="x">…</failure></testcase>
              <testcase name="broken" classname="a.B"><error type="java.io.EOFException">…</error></testcase>
            </testsuite>
            """;

    @Test
    void shouldReadWhatASuiteSays() throws Exception {
        SuiteReport report = SuiteReport.read(new ByteArrayInputStream(REPORT.getBytes(StandardCharsets.UTF_8)));

        assertThat(report.count()).isEqualTo(new TestCounts.Count(5, 2, 2));
        assertThat(report.failures())
                .containsExactly("a.B.wrong: expected: 1 but was: 2", "a.B.broken: java.io.EOFException");
    }
}
