package io.hookline.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigFaultsTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void shouldFindNothingWrongWithASoundConfiguration() {
        assertThat(ConfigFaults.of(new Settings(Map.of("main", KEY), 4 << 20, 20_000, Duration.ofSeconds(7))))
                .isEmpty();
    }

    @Test
    void shouldTellAllFaultsTogether() {
        Map<String, String> keys = Map.of("short", "AAAA", "odd", "not base64!");

        assertThat(ConfigFaults.of(new Settings(keys, 1, 0, Duration.ofSeconds(9))))
                .hasSize(8)
                .anyMatch(fault -> fault.contains("max-wait"))
                .anyMatch(fault -> fault.contains("request-timeout"))
                .anyMatch(fault -> fault.contains("max-receiving"))
                .anyMatch(fault -> fault.contains("master-keys.short"))
                .anyMatch(fault -> fault.contains("master-keys.odd"))
                .anyMatch(fault -> fault.contains("max-body"))
                .anyMatch(fault -> fault.contains("max-in-flight"))
                .anyMatch(fault -> fault.contains("publish-timeout"));
    }

    @Test
    void shouldAskForAMasterKey() {
        assertThat(ConfigFaults.of(new Settings(Map.of(), 4 << 20, 1, Duration.ofSeconds(2))))
                .singleElement()
                .asString()
                .contains("master-keys");
    }

    @Test
    void shouldNotShowAKey() {
        assertThat(ConfigFaults.of(new Settings(Map.of("odd", "c2VjcmV0"), 4 << 20, 1, Duration.ofSeconds(2))))
                .noneMatch(fault -> fault.contains("c2VjcmV0"));
    }

    private record Settings(Map<String, String> masterKeys, long bytes, int maxInFlight, Duration publishTimeout)
            implements GatewayConfig {

        @Override
        public MemorySize maxBody() {
            return new MemorySize(BigInteger.valueOf(bytes));
        }

        /** Enough for four bodies, and too little for one where those are too small themselves. */
        @Override
        public MemorySize maxReceiving() {
            return new MemorySize(BigInteger.valueOf(bytes == 1 ? 0 : 4 * bytes));
        }

        @Override
        public Duration receiveTimeout() {
            return publishTimeout.minusSeconds(1);
        }

        @Override
        public Duration requestTimeout() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration maxWait() {
            return Duration.ofSeconds(maxInFlight);
        }

        @Override
        public Optional<Path> cloudRanges() {
            return Optional.empty();
        }
    }
}
