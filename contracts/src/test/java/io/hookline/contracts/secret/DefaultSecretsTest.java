package io.hookline.contracts.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultSecretsTest {

    private static final String JAAS =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"u\" password=\"%s\";";
    private static final Map<String, String> DEFAULTS = Map.of(
            "quarkus.datasource.password", "postgres",
            "quarkus.oidc-client.credentials.secret", "local-secret",
            "kafka.sasl.jaas.config", JAAS.formatted("change-me"),
            "hookline.gateway.master-keys.k1", "change-me");

    @Test
    void shouldTellEveryDefaultWithoutShowingIt() {
        assertThat(faults("prod", DEFAULTS))
                .hasSize(4)
                .allMatch(fault -> fault.contains("everybody knows"))
                .noneMatch(fault -> fault.contains("change-me") || fault.contains("local-secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "dev", "test"})
    void shouldTakeThemOnTheLocalStackAndInDevelopment(String profile) {
        assertThat(faults(profile, DEFAULTS)).isEmpty();
    }

    @Test
    void shouldTakeSecretsThatNobodyKnows() {
        byte[] key = new byte[32];
        new Random(1).nextBytes(key);

        assertThat(faults(
                        "prod",
                        Map.of(
                                "quarkus.datasource.password", "tr0ub4dor",
                                "kafka.sasl.jaas.config", JAAS.formatted("tr0ub4dor"),
                                "hookline.gateway.master-keys.k1",
                                        Base64.getEncoder().encodeToString(key))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Change-Me", " changeit\n", "password"})
    void shouldKnowAWordHoweverItIsWritten(String value) {
        assertThat(DefaultSecrets.isKnown(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                "0123456789abcdef0123456789abcdef"
            })
    void shouldKnowAKeyThatIsNotRandom(String key) {
        assertThat(DefaultSecrets.isKnown(Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII))))
                .isTrue();
    }

    private static List<String> faults(String profile, Map<String, String> values) {
        return DefaultSecrets.faults(
                List.of(profile),
                name -> Optional.ofNullable(values.get(name)),
                List.of("hookline.gateway.master-keys.k1"));
    }
}
