package io.hookline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Scoreboard board = new Scoreboard(new PrintStream(written, true, StandardCharsets.UTF_8));

    @Test
    void shouldPassWhenAllStepsPass() {
        board.step("Cloud", "push", () -> "built");

        assertThat(board.allPassed()).isTrue();
        assertThat(told()).contains("push").contains("built");
    }

    @Test
    void shouldSkipTheRestOfATourWhoseStepFailed() {
        board.step("Cloud", "push", () -> {
            throw new StepFailedException("no decision");
        });
        board.step("Cloud", "tag", () -> "never told");
        board.step("Data Center", "push", () -> "told");
        board.printTable();

        assertThat(board.allPassed()).isFalse();
        assertThat(told())
                .contains("FAILED")
                .contains("no decision")
                .doesNotContain("never told")
                .contains("1 of 3 steps passed");
    }

    private String told() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
