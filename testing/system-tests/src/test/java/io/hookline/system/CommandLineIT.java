package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.Json;
import io.hookline.local.stack.Part;
import io.hookline.system.HooklineCommand.Ran;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Starting, looking at and stopping the whole system from the command line. */
class CommandLineIT {

    private static final Path HOME = Path.of("target/command-line").toAbsolutePath();
    private static final HooklineCommand HOOKLINE = new HooklineCommand(HOME);

    @AfterAll
    static void stop() throws Exception {
        HOOKLINE.run("down");
    }

    @Test
    void shouldStartBeReadyStopAndLeaveNoProcessBehind() throws Exception {
        assertThat(HOOKLINE.run("up", "--detach", "--fresh", "--ports", "free").exitCode())
                .isZero();

        JsonNode status = status();
        List<ProcessHandle> processes = processes();
        assertThat(status.findValuesAsText("ready")).isNotEmpty().containsOnly("true");
        assertThat(processes).hasSameSizeAs(Part.values()).allMatch(ProcessHandle::isAlive);

        assertThat(HOOKLINE.run("down").exitCode()).isZero();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(HOOKLINE.run("status").exitCode()).isNotZero();
    }

    @Test
    void shouldSayWhatToDoWhenNothingRuns() throws Exception {
        Ran tail = HOOKLINE.run("tail", "build-requests");

        assertThat(tail.exitCode()).isNotZero();
        assertThat(tail.said()).contains("./hookline up");
    }

    private static JsonNode status() throws Exception {
        Ran status = HOOKLINE.run("status", "--json");
        assertThat(status.exitCode()).as(status.said()).isZero();
        return Json.mapper().readTree(status.said());
    }

    /** Those that the stack's own files name: one for each of its parts. */
    private static List<ProcessHandle> processes() throws IOException {
        List<ProcessHandle> processes = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(HOME.resolve("run"), "*.pid")) {
            for (Path file : files) {
                String pid = Files.readString(file).strip().split(" ", 2)[0];
                ProcessHandle.of(Long.parseLong(pid)).ifPresent(processes::add);
            }
        }
        return processes;
    }
}
