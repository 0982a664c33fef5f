package io.hookline.health.plan;

import io.hookline.health.schedule.Cadence;
import java.time.Duration;

/**
 * How looks and repairs are paced.
 *
 * @param cadence of looks at a project without trouble
 * @param confirmDelay until the next look after a fault, or while a repair is under way
 * @param unknownDelay until the next look when nothing could be seen, or when repairs are held or capped
 * @param proof how long what was seen is good for
 * @param mode what is done about faults of projects whose owners want nothing else
 * @param confirmAfter looks that must agree before a repair
 * @param maxAttempts repairs without success after which a person is needed
 * @param backoff before the second repair; doubles with each
 * @param repairTimeout after which a repair without result counts as lost
 */
public record Policy(
        Cadence cadence,
        Duration confirmDelay,
        Duration unknownDelay,
        Proof proof,
        RepairMode mode,
        int confirmAfter,
        int maxAttempts,
        Duration backoff,
        Duration maxBackoff,
        Duration repairTimeout) {

    /** Between looks at a project that nothing is known of yet, or that only a person can mend. */
    Duration interval() {
        return cadence.shortest();
    }

    /**
     * How long evidence is good for.
     *
     * @param life how long a delivery, or a look at everything, proves that the webhook works
     * @param fullEvery after which everything is looked at whatever was delivered
     * @param silence how long after refs moved a delivery may still come
     */
    public record Proof(Duration life, Duration fullEvery, Duration silence) {}
}
