package io.hookline.local.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Counts the tests of the last run; the script calls it at the end of {@code ./hookline test}. */
@Command(name = "test-report", hidden = true, description = "Counts the tests of the last run.")
final class TestReportCommand implements Callable<Integer> {

    private final Workspace workspace;

    TestReportCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        TestCounts counts = TestCounts.of(workspace.repository());
        counts.print(workspace.out());
        return counts.allPassed() ? 0 : 1;
    }
}
