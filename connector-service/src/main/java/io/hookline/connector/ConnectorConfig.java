package io.hookline.connector;

import io.hookline.bitbucket.git.KeyKind;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
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

    /** The keys that wrap the data keys of secrets at rest, by version: 32 bytes in Base64. */
    Map<String, String> keyEncryptionKeys();

    /** Files with further such keys, by version: 32 bytes, raw or in Base64. */
    Map<String, String> keyEncryptionKeyFiles();

    /**
     * The version that new secrets are wrapped with; older versions still open what they wrapped. One of those above, {@code vault:<key>} of
     * Vault's transit engine, or {@code kms:<key id, ARN or alias>}. Required.
     */
    Optional<String> currentKeyEncryptionKey();

    /** HashiCorp Vault, whose transit engine can keep the key-encryption keys. */
    TransitEngine vault();

    /** AWS KMS, which can keep the key-encryption keys; credentials come from where the AWS SDK looks for them. */
    KeyService kms();

    /** How often secrets are looked for that another than the current key-encryption key wraps. */
    @WithDefault("5m")
    Duration rewrapInterval();

    /** How long before a credential expires it is told to be expiring. */
    @WithDefault("14d")
    Duration credentialWarning();

    /** Where Bitbucket sends a person's browser after they granted access: {@code https://connector.example.com/oauth/callback}. */
    Optional<String> oauthCallbackUrl();

    /** How long before its end an OAuth access token is replaced. */
    @WithDefault("5m")
    Duration tokenMargin();

    /** How long a renewal of OAuth tokens owns its credential; longer than Bitbucket may take to answer. */
    @WithDefault("30s")
    Duration tokenLease();

    /** How long an OAuth grant may rest before it is renewed to keep it alive. */
    @WithDefault("30d")
    Duration grantKeepAlive();

    /** How often grants are looked for that need that. */
    @WithDefault("1h")
    Duration grantKeepAliveInterval();

    /** HashiCorp Vault's transit engine. */
    interface TransitEngine {

        /** Vault's address, such as {@code https://vault.example.com:8200}. */
        Optional<String> address();

        /** The transit engine's path. */
        @WithDefault("transit")
        String mount();

        /** The namespace, where Vault has such. */
        Optional<String> namespace();

        /** The token, if not in a file. */
        Optional<String> token();

        /** A file with the token, read for each request, as Vault's agent keeps it. */
        Optional<String> tokenFile();
    }

    /** AWS KMS. */
    interface KeyService {

        /** The region, such as {@code eu-central-1}. */
        Optional<String> region();

        /** Another endpoint than the region's. */
        Optional<String> endpoint();
    }

    /** How long a piece of work owns a project without a sign of life. Longer than one call to Bitbucket may take. */
    @WithDefault("60s")
    Duration projectLease();

    /** How long a repair waits for other work on the same project to end. */
    @WithDefault("90s")
    Duration repairPatience();

    /** How often unfinished set-ups, moves, removals and regenerations are looked for, and repositories to follow. */
    @WithDefault("2s")
    Duration reconcileInterval();

    /** The first wait before a failed set-up is tried again; doubles up to an hour. */
    @WithDefault("5s")
    Duration retryDelay();

    /** The deploy keys made for projects. */
    DeployKeyConfig deployKey();

    /** How long repair commands and requests for new keys and webhooks are remembered, so that none is carried out twice. */
    @WithDefault("30d")
    Duration repairMemory();

    /** How often the outbox is looked at beside the look after each transaction. */
    @WithDefault("1s")
    Duration relayInterval();

    /** How long a request with an {@code Idempotency-Key} is worked on before the same request may be taken up again: what a crash delays it by. */
    @WithDefault("60s")
    Duration requestLease();

    /** The longest body of a request. */
    @WithDefault("1M")
    MemorySize maxBody();
    /** How statuses of builds are sent to Bitbucket. */
    Statuses statuses();

    /** Settings of commit statuses. */
    interface Statuses {

        /** How often statuses that are due are looked for. */
        @WithDefault("1s")
        Duration interval();

        /** How long a state that is not final waits for one that replaces it. */
        @WithDefault("1s")
        Duration settle();

        /** The least time between two states of one build that are sent, unless the second is final. */
        @WithDefault("10s")
        Duration pace();

        /** How long a status belongs to who sends it. Longer than five calls to Bitbucket may take. */
        @WithDefault("2m")
        Duration lease();

        /** Statuses sent at the same time through one connector. */
        @WithDefault("8")
        int atOnce();

        /** The first wait before a status is sent again; doubles. */
        @WithDefault("5s")
        Duration retryDelay();

        /** What that wait doubles up to. */
        @WithDefault("15m")
        Duration maxRetryDelay();

        /** How often Bitbucket may refuse a status before it is given up. */
        @WithDefault("5")
        int mostRefusals();

        /** How long a status is tried while Bitbucket does not answer or limits the rate. */
        @WithDefault("7d")
        Duration patience();

        /** How long statuses and the ids of messages are remembered; longer than Kafka keeps the messages. */
        @WithDefault("30d")
        Duration retention();
    }
    /** How often each connector is tested by itself; the connectors are spread over the interval. */
    @WithDefault("24h")
    Duration testInterval();

    /** How often due and unfinished connection tests are looked for. */
    @WithDefault("10s")
    Duration testLookInterval();

    /** How long a connection test may be without a sign of life before another replica takes it over. */
    @WithDefault("2m")
    Duration testLease();
    /** Where connections to Bitbucket may go. */
    Outbound outbound();

    /** What an exchange with Bitbucket's REST API may take. */
    Http http();

    /** How many calls a credential may make. */
    Rate rate();

    /** When calls to a Bitbucket in trouble are held back. */
    Breaker breaker();

    /** Where connections to Bitbucket may go. */
    interface Outbound {

        /**
         * What is open beside public addresses: host names ({@code bitbucket.example.com}, {@code *.example.com}), whose private addresses may
         * then be connected to, and addresses or ranges ({@code 10.0.0.0/8}, {@code fd00::/8}).
         */
        Optional<List<String>> allow();
    }

    /** What an exchange with Bitbucket's REST API may take. */
    interface Http {

        /** How long a connection may take, and again TLS on it. */
        @WithDefault("5s")
        Duration connectTimeout();

        /** How long Bitbucket may be silent while its answer is awaited or read. */
        @WithDefault("15s")
        Duration answerTimeout();

        /** How long a whole call may take. Less than {@code project-lease}. */
        @WithDefault("20s")
        Duration callTimeout();

        /** The longest answer that is read. */
        @WithDefault("10M")
        MemorySize maxBody();
    }

    /** How many calls a credential may make. */
    interface Rate {

        /**
         * Calls to Bitbucket Cloud's repository data an hour and credential: from 1 to 10,000, where a workspace's limit is scaled. Webhook data
         * has its own 1,000; what Bitbucket's answers tell goes before either.
         */
        @WithDefault("1000")
        int cloudPerHour();
    }

    /** When calls to a Bitbucket in trouble are held back. */
    interface Breaker {

        /** How many calls to a host must fail in a row, by a lost connection, a time-out or a 5xx. */
        @WithDefault("5")
        int failures();

        /** How long nobody calls the host then; doubled each time the call that follows fails too. */
        @WithDefault("5s")
        Duration firstPause();

        /** What the pause grows to. */
        @WithDefault("2m")
        Duration longestPause();
    }
    /** How often imports that have something to do are looked for. */
    @WithDefault("1s")
    Duration importInterval();

    /** How many repositories of one import are worked on at a time. */
    @WithDefault("4")
    int importParallelism();

    /** How long an import belongs to its replica without a sign of life: what a crash of it delays the import by. */
    @WithDefault("15s")
    Duration importLease();
    /** What deploy keys are made, and how old they may get. */
    interface DeployKeyConfig {

        /** The kind of new keys: {@code ed25519}, {@code rsa-3072} or {@code rsa-4096}. Every Bitbucket takes Ed25519 unless an administrator forbids it. */
        @WithDefault("ed25519")
        KeyKind kind();

        /** The age from which a deploy key is told to be due for replacement. */
        @WithDefault("365d")
        Duration warnAfter();

        /** The age that no deploy key should reach. Not limited unless set. */
        Optional<Duration> maxAge();
    }
    /**
     * How many deliveries of a webhook the log keeps: so many that its signature vouches for, and as many others. From 1 to 1,000.
     */
    @WithDefault("50")
    int deliveriesKept();

    /** How long a requested build may be checked out. */
    @WithDefault("30d")
    Duration buildMemory();

    /** How long the audit trail is kept. */
    @WithDefault("400d")
    Duration auditRetention();
}
