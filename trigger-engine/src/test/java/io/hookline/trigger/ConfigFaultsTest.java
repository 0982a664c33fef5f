package io.hookline.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFaultsTest {

    @Test
    void shouldFindNothingWrongWithTheDefaults() {
        assertThat(ConfigFaults.of(config(Map.of()))).isEmpty();
    }

    @Test
    void shouldTellAllFaultsTogether() {
        assertThat(ConfigFaults.of(config(Map.of(
                        "hookline.trigger.batch-size", "0",
                        "hookline.trigger.waiting-poll", "PT0.5S",
                        "hookline.trigger.grace", "PT-1S",
                        "hookline.trigger.max-back-off", "PT0.1S"))))
                .hasSize(4)
                .anyMatch(fault -> fault.startsWith("hookline.trigger.batch-size"))
                .anyMatch(fault -> fault.startsWith("hookline.trigger.waiting-poll"))
                .anyMatch(fault -> fault.startsWith("hookline.trigger.grace"))
                .anyMatch(fault -> fault.startsWith("hookline.trigger.max-back-off"));
    }

    private static TriggerConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TriggerConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(TriggerConfig.class);
    }
}
