package io.hookline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFaultsTest {

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static final Map<String, String> COMPLETE = Map.of(
            "webhook-base-url", "https://ci.example.com",
            "master-keys.m1", KEY,
            "current-master-key", "m1",
            "key-encryption-keys.k1", KEY,
            "current-key-encryption-key", "k1");

    @Test
    void shouldAcceptACompleteConfiguration() {
        assertThat(ConfigFaults.of(config(COMPLETE))).isEmpty();
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

    @Test
    void shouldTellWhatIsWrongWithTheNetworksSettings() {
        Map<String, String> values = new HashMap<>(COMPLETE);
        values.put("outbound.allow", "10.0.0.0/8,10.0.0.0/40");
        values.put("http.call-timeout", "61s");
        values.put("http.max-body", "0");
        values.put("rate.cloud-per-hour", "10001");
        values.put("breaker.failures", "0");

        assertThat(ConfigFaults.of(config(values)))
                .hasSize(5)
                .anyMatch(fault -> fault.contains("outbound.allow") && fault.contains("10.0.0.0/40"))
                .anyMatch(fault -> fault.contains("call-timeout is not less than hookline.connector.project-lease"))
                .anyMatch(fault -> fault.startsWith("hookline.connector.http:"))
                .anyMatch(fault -> fault.startsWith("hookline.connector.rate:"))
                .anyMatch(fault -> fault.startsWith("hookline.connector.breaker:"));
    }

    @ParameterizedTest
    @CsvSource({
        "vault:hookline, vault.address | vault.token",
        "kms:alias/hookline, kms.region",
        "file, key-encryption-key-files.file"
    })
    void shouldTellWhatTheCurrentKeysProviderLacks(String current, String lacking) {
        Map<String, String> values = new HashMap<>(Map.of(
                "webhook-base-url",
                "https://ci.example.com",
                "master-keys.m1",
                KEY,
                "current-master-key",
                "m1",
                "current-key-encryption-key",
                current));
        if (current.equals("file")) {
            values.put("key-encryption-key-files.file", "pom.xml");
        }
        List<String> names = List.of(lacking.split(" \\| "));
        List<String> faults = ConfigFaults.of(config(values));
        assertThat(faults).hasSameSizeAs(names);
        assertThat(names).allMatch(name -> faults.stream().anyMatch(fault -> fault.contains(name)));
    }

    @Test
    void shouldTakeAKeyFromAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), KEY + "\n");
        assertThat(ConfigFaults.of(config(Map.of(
                        "webhook-base-url", "https://ci.example.com",
                        "master-keys.m1", KEY,
                        "current-master-key", "m1",
                        "key-encryption-key-files.k1", file.toString(),
                        "current-key-encryption-key", "k1"))))
                .isEmpty();
    }

    @Test
    void shouldLookAtEverySecretOfItsOwn() {
        assertThat(ConfigFaults.ownSecrets(config(COMPLETE)))
                .containsExactlyInAnyOrder(
                        "hookline.connector.vault.token",
                        "hookline.connector.master-keys.m1",
                        "hookline.connector.key-encryption-keys.k1");
    }

    private static ConnectorConfig config(Map<String, String> values) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(ConnectorConfig.class);
        values.forEach((name, value) -> builder.withDefaultValue("hookline.connector." + name, value));
        return builder.build().getConfigMapping(ConnectorConfig.class);
    }
}
