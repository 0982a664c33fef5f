package io.hookline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void shouldUseTheUsualPorts() {
        assertThat(Main.options(new String[] {"--data", "d"}, Map.of()))
                .isEqualTo(SimulatorOptions.usualPorts(Path.of("d")));
    }

    @Test
    void shouldPreferFlagsToTheEnvironment() {
        SimulatorOptions options = Main.options(
                new String[] {"--cloud-port", "1"},
                Map.of("SIMULATOR_CLOUD_PORT", "2", "SIMULATOR_CONTROL_PORT", "3", "SIMULATOR_DATA", "d"));

        assertThat(options.cloudPort()).isEqualTo(1);
        assertThat(options.controlPort()).isEqualTo(3);
        assertThat(options.dataDirectory()).isEqualTo(Path.of("d"));
    }

    @Test
    void shouldRefuseUnknownFlags() {
        assertThatThrownBy(() -> Main.options(new String[] {"--colour", "red"}, Map.of()))
                .hasMessageContaining("--colour");
    }
}
