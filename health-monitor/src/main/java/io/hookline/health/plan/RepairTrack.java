package io.hookline.health.plan;

import io.hookline.contracts.id.CommandId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the repair of one kind of fault has come in one project.
 *
 * @param confirmations looks in a row that found the fault since the last repair
 * @param attempts repairs issued since it was last seen fine
 * @param inFlight the repair whose result is awaited
 * @param notBefore when the next repair may be issued
 * @param attention why a person is needed, and what to do; no repair is issued while set
 * @param approvedAt when a person asked for a repair that is still to be issued; null when nobody did
 */
public record RepairTrack(
        int confirmations,
        int attempts,
        @Nullable InFlight inFlight,
        @Nullable Instant notBefore,
        @Nullable String attention,
        @Nullable Instant approvedAt) {

    /** Nothing found, nothing tried. */
    public static final RepairTrack CLEAR = new RepairTrack(0, 0, null, null, null, null);

    /** A repair under way. */
    public record InFlight(CommandId command, Instant since) {}

    /** A look found the fault. */
    RepairTrack confirmed() {
        return new RepairTrack(confirmations + 1, attempts, inFlight, notBefore, attention, approvedAt);
    }

    /** A look found it fine: what was tried is forgotten, yet a repair under way stays the only one. */
    RepairTrack fine() {
        return new RepairTrack(0, 0, inFlight, null, null, null);
    }

    RepairTrack issued(CommandId command, Instant now, Instant mayRepeatAt) {
        return new RepairTrack(0, attempts + 1, new InFlight(command, now), mayRepeatAt, null, null);
    }

    RepairTrack needsAttention(String why) {
        return new RepairTrack(confirmations, attempts, null, null, why, null);
    }

    /** Gives up waiting for a result that is overdue. */
    RepairTrack withoutOverdue(Instant now, Duration timeout) {
        return inFlight != null && inFlight.since().plus(timeout).isBefore(now)
                ? new RepairTrack(confirmations, attempts, null, notBefore, attention, approvedAt)
                : this;
    }

    /** The repair's result came; a result of any other command changes nothing. */
    public RepairTrack finished(CommandId command) {
        return isAwaiting(command) ? new RepairTrack(0, attempts, null, notBefore, attention, approvedAt) : this;
    }

    /** The repair failed, and repeating it is of no use without a person. */
    public RepairTrack failedForGood(CommandId command, String why) {
        return isAwaiting(command)
                ? new RepairTrack(
                        0,
                        attempts,
                        null,
                        null,
                        why + " Mend what stands in the way, then ask for a check of the project.",
                        null)
                : this;
    }

    /** A person asked to try again: attempts start anew. */
    public RepairTrack retried() {
        return new RepairTrack(confirmations, 0, inFlight, null, null, approvedAt);
    }

    /** A person asked for a repair: it is issued by the next look that finds the fault. */
    public RepairTrack approved(Instant now) {
        return new RepairTrack(confirmations, 0, inFlight, null, null, now);
    }

    private boolean isAwaiting(CommandId command) {
        return inFlight != null && inFlight.command().equals(command);
    }
}
