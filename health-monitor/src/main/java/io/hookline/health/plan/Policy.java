package io.hookline.health.plan;

import java.time.Duration;

/**
 * How looks and repairs are paced.
 *
 * @param interval between looks at a project without trouble
 * @param confirmDelay until the next look after a fault, or while a repair is under way
 * @param unknownDelay until the next look when nothing could be seen
 * @param confirmAfter looks that must agree before a repair
 * @param maxAttempts repairs without success after which a person is needed
 * @param backoff before the second repair; doubles with each
 * @param repairTimeout after which a repair without result counts as lost
 */
public record Policy(
        Duration interval,
        Duration confirmDelay,
        Duration unknownDelay,
        int confirmAfter,
        int maxAttempts,
        Duration backoff,
        Duration maxBackoff,
        Duration repairTimeout) {}
