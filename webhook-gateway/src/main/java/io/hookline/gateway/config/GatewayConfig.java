package io.hookline.gateway.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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

    /** How much memory the bodies that are being received may hold together; a delivery beyond it is refused with 503. */
    @WithDefault("128M")
    MemorySize maxReceiving();

    /** How long a body may take to arrive, from its first byte to its last; then 408 and the end of the connection. */
    @WithDefault("5s")
    Duration receiveTimeout();

    /**
     * A file with the address ranges that Atlassian publishes at ip-ranges.atlassian.com. With it, Bitbucket Cloud's hooks are delivered
     * to from its ranges only. The file is read again when it changes. Behind a proxy, set {@code quarkus.http.proxy} too.
     */
    Optional<Path> cloudRanges();

    /**
     * How long a request may take from its first byte to the first byte of its answer, however busily it trickles; then its connection
     * ends. More than hookline.gateway.receive-timeout and hookline.gateway.publish-timeout together.
     */
    @WithDefault("15s")
    Duration requestTimeout();

    /** How many deliveries may wait for Kafka at a time; one more is refused with 503. */
    @WithDefault("20000")
    int maxInFlight();

    /**
     * While a delivery has waited this long for Kafka, others for its partition are refused with 503 at once instead of piling up behind
     * it. More than a change of a partition's leader takes.
     */
    @WithDefault("3s")
    Duration maxWait();

    /**
     * How long Kafka has for its acknowledgement. Bitbucket gives up after 10 s, so that at most 8 s are left to Kafka; less than 2 s is
     * too short for a change of a partition's leader.
     */
    @WithDefault("7s")
    Duration publishTimeout();
}
