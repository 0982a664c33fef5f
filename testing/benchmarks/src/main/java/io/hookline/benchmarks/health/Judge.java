package io.hookline.benchmarks.health;

import io.hookline.bitbucket.Purpose;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.Look.Seen;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairKind;
import io.hookline.health.diagnose.Diagnose;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Finding;
import io.hookline.health.diagnose.Look;
import io.hookline.health.diagnose.Memory;
import io.hookline.health.diagnose.NotSeen;
import io.hookline.health.plan.Limits;
import io.hookline.health.plan.Plan;
import io.hookline.health.plan.Planner;
import io.hookline.health.plan.RepairModes;
import io.hookline.health.plan.Situation;
import io.hookline.health.schedule.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What follows from a look: what is found, planned and repaired. */
final class Judge {

    private final Planner planner = new Planner(Settings.POLICY);
    private final Agenda agenda;
    private final RandomGenerator random;
    private final Ledger ledger;
    private final Alarm alarm;
    private Consumer<Member> whenRepaired = _ -> {};

    Judge(Agenda agenda, RandomGenerator random, Ledger ledger) {
        this.agenda = agenda;
        this.random = random;
        this.ledger = ledger;
        this.alarm = new Alarm(agenda, ledger);
    }

    /** Who has a project looked at after a repair. */
    void tellOfRepairs(Consumer<Member> checkNow) {
        this.whenRepaired = checkNow;
    }

    /** Judges a look at a project that a worker has. */
    void judge(Member member, Question question, Look look) {
        Instant now = agenda.instant();
        Look answered = question.answeredBy(look);
        Memory memory = member.memory.after(answered);
        Diagnosis diagnosis = Diagnose.of(answered, memory, Settings.SILENCE);
        member.memory = memory.judged(diagnosis, now);
        boolean held = alarm.looked(member, diagnosis, now);
        Plan plan = planner.plan(new Situation(
                member.id,
                diagnosis,
                member.memory,
                member.tracks,
                RepairModes.UNSET,
                new Limits(held, Settings.WORKSPACE_CAP),
                now,
                random.nextDouble()));
        member.tracks = plan.tracks();
        member.depth = plan.nextDepth();
        put(member, question.isCutShort(look), plan.nextCheck(), now);
        tell(member, diagnosis, look, now);
        plan.commands().forEach(command -> repair(member, command));
    }

    private static void put(Member member, boolean awaitsApi, Instant planned, Instant now) {
        Instant later = now.plus(Settings.INTERVAL);
        member.nextCheck(awaitsApi && planned.isBefore(later) ? later : planned);
        if (awaitsApi) {
            member.credential.awaitingApi.add(member);
        } else {
            member.credential.awaitingApi.remove(member);
        }
    }

    private void tell(Member member, Diagnosis diagnosis, Look look, Instant now) {
        ledger.looks++;
        member.credential.states.add(diagnosis.state());
        Fault fault = member.fault;
        if (fault != null && !member.found && diagnosis.findings().stream().anyMatch(fault::isFoundBy)) {
            member.found = true;
            ledger.found(Duration.between(Objects.requireNonNull(member.shownSince), now));
        }
        if (diagnosis.state() == HealthState.UNAUTHORIZED && member.credential.revoked) {
            ledger.revocationSeen(now);
        }
        if (diagnosis.findings().stream().anyMatch(Judge::isOutage) && member.credential.host.down) {
            ledger.outageSeen(now);
        }
        if (member.firstUndelivered != null && showsRefs(look)) {
            ledger.recovered(Duration.between(member.firstUndelivered, now));
            member.firstUndelivered = null;
        }
        if (member.memory.fullLookAt() != null) {
            ledger.fullyLookedAt(member, now);
        }
    }

    private static boolean isOutage(Finding finding) {
        return finding instanceof NotSeen.Unanswered;
    }

    private static boolean showsRefs(Look look) {
        return look instanceof Look.Observed(Observation seen)
                && seen.git() instanceof Seen<GitAccess>(GitAccess access)
                && access == GitAccess.WORKS;
    }

    private void repair(Member member, RepairCommand command) {
        ledger.repairs++;
        RepairKind kind = command.repairs();
        if (member.fault == null) {
            ledger.falseRepairs++;
        }
        agenda.after(Load.REPAIR, () -> {
            boolean possible = !member.credential.host.down && !member.credential.revoked && calls(member, kind);
            if (possible) {
                mend(member, kind);
            }
            member.tracks = member.tracks.map(track -> track.finished(command.id()));
            whenRepaired.accept(member);
        });
    }

    private static boolean calls(Member member, RepairKind kind) {
        Account account = switch (kind) {
            case WEBHOOK -> member.credential.webhookData;
            case DEPLOY_KEY, REPOSITORY -> member.credential.repositoryData;
        };
        boolean all = true;
        for (int call = 0; call < Load.CALLS_OF_A_REPAIR; call++) {
            all &= account.call(Purpose.REPAIR);
        }
        return all;
    }

    private void mend(Member member, RepairKind kind) {
        switch (kind) {
            case WEBHOOK -> member.webhookMadeAt = agenda.instant();
            case DEPLOY_KEY -> member.keyMadeAt = agenda.instant();
            case REPOSITORY -> {}
        }
        if (member.fault != null && member.fault.isMendedBy(kind)) {
            member.fault = null;
            member.shownSince = null;
        }
    }
}
