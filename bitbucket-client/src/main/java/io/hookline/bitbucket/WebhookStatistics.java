package io.hookline.bitbucket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a webhook's deliveries in the instance's recent window (Data Center only).
 *
 * @param successes answered 2xx
 * @param failures answered otherwise
 * @param errors not answered
 */
public record WebhookStatistics(
        long successes,
        long failures,
        long errors,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable Instant lastError) {}
