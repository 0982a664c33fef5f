package io.hookline.connector.deploykey;

import io.hookline.connector.ConnectorConfig.DeployKeyConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the operator's policy says of a key's age. */
public enum KeyAge {
    FRESH,
    /** Old enough to be replaced. */
    AGING,
    /** Older than a key should ever be. */
    OVERDUE;

    /** What the policy says of a key made at a time. */
    public static KeyAge of(Instant createdAt, Instant now, DeployKeyConfig policy) {
        Duration age = Duration.between(createdAt, now);
        Optional<Duration> most = policy.maxAge();
        if (most.isPresent() && age.compareTo(most.get()) >= 0) {
            return OVERDUE;
        }
        return age.compareTo(policy.warnAfter()) >= 0 ? AGING : FRESH;
    }
}
