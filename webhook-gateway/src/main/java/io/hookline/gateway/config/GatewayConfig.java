package io.hookline.gateway.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** The gateway's own settings; those of Kafka's clients are under {@code kafka.}. */
@ConfigMapping(prefix = "hookline.gateway")
public interface GatewayConfig {

    /**
     * The keys that hook secrets are derived from: name to Base64 of 32 bytes, the same as connector-service has. At least one; a key
     * may go once no registered hook names it.
     */
    Map<String, String> masterKeys();

    /** The longest body that is read. Cloud sends up to 256 KB; Data Center has no limit of its own. */
    @WithDefault("4M")
    MemorySize maxBody();

    /** How many deliveries may wait for Kafka at a time; one more is refused with 503. */
    @WithDefault("20000")
    int maxInFlight();

    /**
     * How long Kafka has for its acknowledgement. Bitbucket gives up after 10 s, so that at most 8 s are left to Kafka; less than 2 s is
     * too short for a change of a partition's leader.
     */
    @WithDefault("7s")
    Duration publishTimeout();
}
