package io.hookline.health.plan;

import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides what to repair. The same situation always gives the same plan, command ids included. */
public final class Planner {

    private static final String ASKING =
            "The fault is confirmed, and is repaired when a person says so: POST /health/projects/{id}/repair.";

    private final Policy policy;
    private final Pace pace;

    public Planner(Policy policy) {
        this.policy = policy;
        this.pace = new Pace(policy);
    }

    public Plan plan(Situation situation) {
        RepairTracks tracks = situation.tracks();
        List<RepairCommand> commands = new ArrayList<>();
        int left = situation.limits().repairsLeft();
        for (RepairKind kind : RepairKind.values()) {
            RepairTrack track = situation.tracks().of(kind).withoutOverdue(situation.now(), policy.repairTimeout());
            Step step = step(situation, kind, track, left - commands.size());
            step.command().ifPresent(commands::add);
            tracks = tracks.with(kind, step.track());
        }
        Instant nextCheck = earlier(pace.nextCheck(situation, tracks), afterQuietHours(situation, tracks));
        return new Plan(commands, tracks, nextCheck, pace.nextDepth(situation, tracks, nextCheck));
    }

    private Step step(Situation situation, RepairKind kind, RepairTrack track, int left) {
        return switch (situation.diagnosis().verdict(kind)) {
            case UNSEEN -> Step.keep(track);
            case FINE -> Step.keep(track.fine());
            case FAULTY ->
                isSettled(situation, kind) && track.inFlight() == null
                        ? faulty(situation, kind, track.confirmed(), left)
                        : Step.keep(track);
        };
    }

    /** Whether nothing that could not be seen, and no refusal, casts doubt on the fault. */
    private static boolean isSettled(Situation situation, RepairKind kind) {
        return switch (situation.diagnosis().state()) {
            case BROKEN, DEGRADED -> true;
            case HEALTHY, UNKNOWN, UNAUTHORIZED, REPOSITORY_GONE -> !needsConfirmation(kind);
        };
    }

    private Step faulty(Situation situation, RepairKind kind, RepairTrack track, int left) {
        if (track.approvedAt() != null) {
            return issue(situation, kind, track);
        }
        return switch (modeOf(situation, kind, policy)) {
            case OFF -> Step.keep(track);
            case ASK ->
                Step.keep(isConfirmed(track) && track.attention() == null ? track.needsAttention(ASKING) : track);
            case AUTOMATIC -> automatic(situation, kind, track, left);
        };
    }

    private Step automatic(Situation situation, RepairKind kind, RepairTrack track, int left) {
        if (track.attention() != null || !mayRepairNow(situation, kind, track, left)) {
            return Step.keep(track);
        }
        if (track.attempts() >= policy.maxAttempts()) {
            return Step.keep(track.needsAttention(
                    "%d repairs did not help: see the project's repairs, mend the cause, then ask for a check."
                            .formatted(track.attempts())));
        }
        return issue(situation, kind, track);
    }

    private Step issue(Situation situation, RepairKind kind, RepairTrack track) {
        RepairCommand command = command(situation, kind, track.attempts());
        Instant mayRepeatAt = situation.now().plus(pace.backoff(track.attempts() + 1, situation.jitter()));
        return new Step(track.issued(command.id(), situation.now(), mayRepeatAt), Optional.of(command));
    }

    private boolean mayRepairNow(Situation situation, RepairKind kind, RepairTrack track, int left) {
        Instant notBefore = track.notBefore();
        boolean due = notBefore == null || !situation.now().isBefore(notBefore);
        if (!needsConfirmation(kind)) {
            return due;
        }
        return due && !situation.limits().held() && left > 0 && isConfirmed(track) && !waits(situation, kind);
    }

    /** Whether a repair of this kind is put off until the quiet hours end, because no build is lost by it. */
    static boolean waits(Situation situation, RepairKind kind) {
        return situation.limits().quietUntil() != null
                && needsConfirmation(kind)
                && !situation.diagnosis().losesBuilds(kind);
    }

    /** When to look after the quiet hours at what waits for their end, spread over an interval; empty when nothing waits. */
    private Optional<Instant> afterQuietHours(Situation situation, RepairTracks tracks) {
        Instant end = situation.limits().quietUntil();
        if (end == null) {
            return Optional.empty();
        }
        boolean isWaiting = Arrays.stream(RepairKind.values())
                .filter(kind -> situation.diagnosis().verdict(kind) == Verdict.FAULTY)
                .filter(kind -> modeOf(situation, kind, policy) == RepairMode.AUTOMATIC)
                .filter(kind -> tracks.of(kind).attention() == null)
                .anyMatch(kind -> waits(situation, kind));
        return isWaiting
                ? Optional.of(end.plusMillis(Math.round(policy.interval().toMillis() * situation.jitter())))
                : Optional.empty();
    }

    private static Instant earlier(Instant one, Optional<Instant> other) {
        return other.filter(one::isAfter).orElse(one);
    }

    private boolean isConfirmed(RepairTrack track) {
        return track.confirmations() >= policy.confirmAfter();
    }

    static RepairMode modeOf(Situation situation, RepairKind kind, Policy policy) {
        return needsConfirmation(kind) ? situation.modes().of(kind, policy.mode()) : RepairMode.AUTOMATIC;
    }

    // Following a repository changes nothing on Bitbucket, so it waits neither for a second look nor for a person, and
    // can do no harm in a mass.
    private static boolean needsConfirmation(RepairKind kind) {
        return switch (kind) {
            case DEPLOY_KEY, WEBHOOK -> true;
            case REPOSITORY -> false;
        };
    }

    private static RepairCommand command(Situation situation, RepairKind kind, int attempt) {
        ProjectId project = situation.project();
        Instant now = situation.now();
        CommandId id = commandId(project, kind, attempt, now);
        String reason = situation.diagnosis().reasonFor(kind).orElseThrow();
        Boolean evenIfSound = situation.diagnosis().looksSound(kind) ? true : null;
        return switch (kind) {
            case DEPLOY_KEY -> new RepairCommand.ReplaceDeployKey(id, project, reason, now, evenIfSound);
            case WEBHOOK -> new RepairCommand.RestoreWebhook(id, project, reason, now, evenIfSound);
            case REPOSITORY -> new RepairCommand.RefreshRepository(id, project, reason, now);
        };
    }

    private static CommandId commandId(ProjectId project, RepairKind kind, int attempt, Instant now) {
        String name = "%s|%s|%d|%s".formatted(project, kind, attempt, now);
        return new CommandId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private record Step(RepairTrack track, Optional<RepairCommand> command) {
        static Step keep(RepairTrack track) {
            return new Step(track, Optional.empty());
        }
    }
}
