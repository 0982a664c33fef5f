package io.hookline.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.local.stack.Home;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void shouldListEveryCommandWithoutAnArgument() {
        assertThat(execute()).isZero();
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("up", "down", "status", "logs", "demo", "token", "tail", "deliver", "dlq", "rewind", "bench")
                .doesNotContain("test-report");
    }

    @Test
    void shouldTellAMisuseByItsStatus() {
        assertThat(execute("token")).isEqualTo(2);
        assertThat(execute("fly")).isEqualTo(2);
    }

    @Test
    void shouldFailWhereNoStackRuns() {
        assertThat(execute("token", "--role", "viewer")).isEqualTo(1);
    }

    private int execute(String... arguments) {
        Path nowhere = Path.of("target", "no-such-home");
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        return Commands.execute(nowhere, new Home(nowhere), out, arguments);
    }
}
