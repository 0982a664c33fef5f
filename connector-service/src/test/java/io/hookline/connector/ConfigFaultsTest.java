package io.hookline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFaultsTest {

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @Test
    void shouldAcceptACompleteConfiguration() {
        assertThat(ConfigFaults.of(config(Map.of(
                        "webhook-base-url", "https://ci.example.com",
                        "master-keys.m1", KEY,
                        "current-master-key", "m1",
                        "key-encryption-keys.k1", KEY,
                        "current-key-encryption-key", "k1"))))
                .isEmpty();
    }

    @Test
    void shouldTellEverythingThatIsMissingAtOnce() {
        assertThat(ConfigFaults.of(config(Map.of())))
                .hasSize(3)
                .anyMatch(fault -> fault.contains("webhook-base-url"))
                .anyMatch(fault -> fault.contains("current-master-key"))
                .anyMatch(fault -> fault.contains("current-key-encryption-key"));
    }

    @Test
    void shouldTellBadValuesWithoutShowingThem() {
        assertThat(ConfigFaults.of(config(Map.of(
                        "webhook-base-url", "ci.example.com",
                        "master-keys.m1", "c2hvcnQ=",
                        "current-master-key", "m2",
                        "key-encryption-keys.k1", "no base64!",
                        "current-key-encryption-key", "k1"))))
                .hasSize(4)
                .noneMatch(fault -> fault.contains("c2hvcnQ=") || fault.contains("no base64!"));
    }

    private static ConnectorConfig config(Map<String, String> values) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(ConnectorConfig.class);
        values.forEach((name, value) -> builder.withDefaultValue("hookline.connector." + name, value));
        return builder.build().getConfigMapping(ConnectorConfig.class);
    }
}
