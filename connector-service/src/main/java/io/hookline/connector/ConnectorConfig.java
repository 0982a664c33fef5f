package io.hookline.connector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The service's settings. Those without a default must be given; {@link ConfigFaults} tells all that is wrong with them at once, when the
 * service starts.
 */
@ConfigMapping(prefix = "hookline.connector")
public interface ConnectorConfig {

    /** Where Bitbucket reaches the webhook gateway: {@code https://hooks.example.com}; {@code /hooks/<hook id>} is appended. Required. */
    Optional<String> webhookBaseUrl();

    /** The master keys that webhook secrets are derived from, by name: 32 bytes in Base64. The gateway has the same. Required. */
    Map<String, String> masterKeys();

    /** The master key of new webhooks, by its name. Required. */
    Optional<String> currentMasterKey();

    /** The keys that wrap the data keys of secrets at rest, by version: 32 bytes in Base64. Required. */
    Map<String, String> keyEncryptionKeys();

    /** The version that new secrets are wrapped with; older versions still open what they wrapped. Required. */
    Optional<String> currentKeyEncryptionKey();

    /** How long a piece of work owns a project without a sign of life. Longer than one call to Bitbucket may take. */
    @WithDefault("60s")
    Duration projectLease();

    /** How long a repair waits for other work on the same project to end. */
    @WithDefault("90s")
    Duration repairPatience();

    /** How often unfinished set-ups and removals are looked for. */
    @WithDefault("2s")
    Duration reconcileInterval();

    /** The first wait before a failed set-up is tried again; doubles up to an hour. */
    @WithDefault("5s")
    Duration retryDelay();

    /** How often the outbox is looked at beside the look after each transaction. */
    @WithDefault("1s")
    Duration relayInterval();

    /** How long a requested build may be checked out. */
    @WithDefault("30d")
    Duration buildMemory();

    /** How long the audit trail is kept. */
    @WithDefault("400d")
    Duration auditRetention();
}
