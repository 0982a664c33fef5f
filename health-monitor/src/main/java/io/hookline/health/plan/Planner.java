package io.hookline.health.plan;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides what to repair. The same situation always gives the same plan, command ids included. */
public final class Planner {

    private final Policy policy;
    private final Pace pace;

    public Planner(Policy policy) {
        this.policy = policy;
        this.pace = new Pace(policy);
    }

    public Plan plan(Situation situation) {
        RepairTracks tracks = situation.tracks();
        List<RepairCommand> commands = new ArrayList<>();
        for (RepairKind kind : RepairKind.values()) {
            RepairTrack track = situation.tracks().of(kind).withoutOverdue(situation.now(), policy.repairTimeout());
            Step step = step(situation, kind, track);
            step.command().ifPresent(commands::add);
            tracks = tracks.with(kind, step.track());
        }
        return new Plan(commands, tracks, pace.nextCheck(situation, tracks));
    }

    private Step step(Situation situation, RepairKind kind, RepairTrack track) {
        return switch (situation.diagnosis().verdict(kind)) {
            case UNSEEN -> Step.keep(track);
            case FINE -> Step.keep(track.fine());
            case FAULTY -> {
                boolean settled =
                        !needsConfirmation(kind) || situation.diagnosis().state() == HealthState.BROKEN;
                yield settled && track.inFlight() == null
                        ? faulty(situation, kind, track.confirmed())
                        : Step.keep(track);
            }
        };
    }

    private Step faulty(Situation situation, RepairKind kind, RepairTrack track) {
        if (track.attention() != null || !mayRepairNow(situation, kind, track)) {
            return Step.keep(track);
        }
        if (track.attempts() >= policy.maxAttempts()) {
            return Step.keep(track.needsAttention(
                    "%d repairs did not help: see the project's repairs, mend the cause, then ask for a check."
                            .formatted(track.attempts())));
        }
        RepairCommand command = command(situation, kind, track.attempts());
        Instant mayRepeatAt = situation.now().plus(pace.backoff(track.attempts() + 1, situation.jitter()));
        return new Step(track.issued(command.id(), situation.now(), mayRepeatAt), Optional.of(command));
    }

    private boolean mayRepairNow(Situation situation, RepairKind kind, RepairTrack track) {
        Instant notBefore = track.notBefore();
        boolean due = notBefore == null || !situation.now().isBefore(notBefore);
        if (!needsConfirmation(kind)) {
            return due;
        }
        return due && !situation.held() && track.confirmations() >= policy.confirmAfter();
    }

    // Following a repository changes nothing on Bitbucket, so it neither waits for a second look nor can it do harm in
    // a mass.
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
        return switch (kind) {
            case DEPLOY_KEY -> new RepairCommand.ReplaceDeployKey(id, project, reason, now);
            case WEBHOOK -> new RepairCommand.RestoreWebhook(id, project, reason, now);
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
