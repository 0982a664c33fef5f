package io.hookline.health.plan;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.health.RepairKind;
import io.hookline.health.diagnose.Memory;
import io.hookline.health.schedule.Cadence;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** When to look next, and how long to wait between repairs. */
final class Pace {

    private static final int MAX_DOUBLINGS = 30;

    private final Policy policy;
    private final Cadence cadence;

    Pace(Policy policy) {
        this.policy = policy;
        this.cadence = policy.cadence();
    }

    /** Between half of the full delay and all of it, so that projects which failed together do not come back together. */
    Duration backoff(int attempt, double jitter) {
        long factor = 1L << Math.min(attempt - 1, MAX_DOUBLINGS);
        Duration full = min(policy.backoff().multipliedBy(factor), policy.maxBackoff());
        return scaled(full, 0.5 + jitter / 2);
    }

    Instant nextCheck(Situation situation, RepairTracks tracks) {
        Instant spreadOut = situation.now().plus(Cadence.spread(delay(situation, tracks), situation.jitter()));
        return blockedUntil(situation, tracks).filter(spreadOut::isBefore).orElse(spreadOut);
    }

    /** Everything, unless something proves lately that all is well. */
    Depth nextDepth(Situation situation, RepairTracks tracks, Instant nextCheck) {
        Memory memory = situation.memory();
        Instant full = memory.fullLookAt();
        boolean isWell = situation.diagnosis().needsNoAsking()
                && memory.missed() == null
                && tracks.awaited().isEmpty();
        if (!isWell || full == null) {
            return Depth.FULL;
        }
        Instant delivered = memory.delivered();
        Instant proven = delivered != null && delivered.isAfter(full) ? delivered : full;
        boolean holds = nextCheck.isBefore(proven.plus(policy.proof().life()))
                && nextCheck.isBefore(full.plus(policy.proof().fullEvery()));
        return holds ? Depth.SHALLOW : Depth.FULL;
    }

    private Duration delay(Situation situation, RepairTracks tracks) {
        if (!tracks.awaited().isEmpty()) {
            return min(policy.confirmDelay(), policy.interval());
        }
        return switch (situation.diagnosis().state()) {
            case HEALTHY -> wellDelay(situation);
            case DEGRADED -> isRepairAhead(situation, tracks) ? policy.interval() : wellDelay(situation);
            case UNAUTHORIZED, REPOSITORY_GONE -> policy.interval();
            case UNKNOWN -> min(policy.unknownDelay(), policy.interval());
            case BROKEN -> brokenDelay(situation, tracks);
        };
    }

    /** What moved without a delivery is looked into at once; when nothing is wrong with the webhook, the delivery may only be late. */
    private Duration wellDelay(Situation situation) {
        Memory memory = situation.memory();
        Memory.Missed missed = memory.missed();
        if (missed == null) {
            return cadence.untilNext(memory.wellSince(), situation.now());
        }
        Instant full = memory.fullLookAt();
        boolean isLookedInto = full != null && !full.isBefore(missed.noticedAt());
        return min(isLookedInto ? policy.proof().silence() : policy.confirmDelay(), policy.interval());
    }

    private Duration brokenDelay(Situation situation, RepairTracks tracks) {
        if (situation.limits().held() || situation.limits().repairsLeft() <= 0) {
            return min(policy.unknownDelay(), policy.interval());
        }
        return isRepairAhead(situation, tracks) ? min(policy.confirmDelay(), policy.interval()) : policy.interval();
    }

    private boolean isRepairAhead(Situation situation, RepairTracks tracks) {
        return Arrays.stream(RepairKind.values())
                .filter(kind -> situation.diagnosis().reasonFor(kind).isPresent())
                .filter(kind -> Planner.modeOf(situation, kind, policy) != RepairMode.OFF)
                .filter(kind -> !Planner.waits(situation, kind))
                .anyMatch(kind -> tracks.of(kind).attention() == null);
    }

    /** While only a back-off is waited for, looking earlier finds nothing new to do. */
    private Optional<Instant> blockedUntil(Situation situation, RepairTracks tracks) {
        if (!tracks.awaited().isEmpty() || situation.diagnosis().state() != HealthState.BROKEN) {
            return Optional.empty();
        }
        Instant latest = situation.now().plus(policy.interval());
        return tracks.byKind().values().stream()
                .filter(track -> track.attention() == null)
                .flatMap(track -> Optional.ofNullable(track.notBefore()).stream())
                .min(Instant::compareTo)
                .map(until -> until.isBefore(latest) ? until : latest);
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
