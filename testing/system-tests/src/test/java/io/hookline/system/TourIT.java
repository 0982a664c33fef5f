package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.local.demo.Demo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The tour that {@code ./hookline demo} takes: every rule of the mission, and both repairs, on both products. */
class TourIT {

    @Test
    void shouldPassEveryStepOnBothProducts() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        boolean passed = new Demo(
                        SharedStack.get().addresses(),
                        SharedStack.HOME,
                        new PrintStream(said, true, StandardCharsets.UTF_8))
                .run();

        assertThat(passed)
                .as("the tour:%n%s", said.toString(StandardCharsets.UTF_8))
                .isTrue();
    }
}
