package io.hookline.health.dispatch;

import io.hookline.contracts.Topic;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.health.HealthConfig;
import io.hookline.health.diagnose.Diagnose;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Look;
import io.hookline.health.diagnose.Memory;
import io.hookline.health.dispatch.Guards.Guard;
import io.hookline.health.plan.Limits;
import io.hookline.health.plan.Plan;
import io.hookline.health.plan.Planner;
import io.hookline.health.plan.QuietTime;
import io.hookline.health.plan.Situation;
import io.hookline.health.schedule.Question;
import io.hookline.health.store.Lease;
import io.hookline.health.store.Outbox;
import io.hookline.health.store.OutboxMessage;
import io.hookline.health.store.ProjectRow;
import io.hookline.health.store.Projects;
import io.hookline.health.store.Repairs;
import io.hookline.health.store.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Commits what follows from a look: the project's state, the repairs, and the messages about both, all or nothing. */
@ApplicationScoped
public class Dispatcher {

    /** Who the messages are from. */
    static final String SOURCE = "/hookline/health-monitor";

    private static final Duration HOUR = Duration.ofHours(1);

    private final Transactions transactions;
    private final Projects projects;
    private final Guards guards;
    private final Repairs repairs;
    private final Outbox outbox;
    private final FindingSpans spans;
    private final Planner planner;
    private final QuietTime quietTime;
    private final HealthConfig config;
    private final Annals annals;
    private final Alerts alerts;
    private final Relay relay;
    private final Chronicle chronicle;
    private final Clock clock;

    Dispatcher(
            Transactions transactions,
            Projects projects,
            Guards guards,
            Repairs repairs,
            Outbox outbox,
            FindingSpans spans,
            Planner planner,
            QuietTime quietTime,
            HealthConfig config,
            Annals annals,
            Alerts alerts,
            Relay relay,
            Chronicle chronicle,
            Clock clock) {
        this.transactions = transactions;
        this.projects = projects;
        this.guards = guards;
        this.repairs = repairs;
        this.outbox = outbox;
        this.spans = spans;
        this.planner = planner;
        this.quietTime = quietTime;
        this.config = config;
        this.annals = annals;
        this.alerts = alerts;
        this.relay = relay;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /**
     * Commits what a look shows; one whose lease has gone to another worker is dropped, for that worker's is newer.
     *
     * @param question what the look was to answer
     */
    public Uni<Void> dispatch(Lease lease, ProjectId project, Question question, Look look) {
        return transactions
                .once(connection -> projects.lock(connection, project, lease)
                        .flatMap(row -> row.isPresent()
                                ? commit(connection, lease, row.get(), question, look)
                                        .map(Optional::of)
                                : Uni.createFrom().item(Optional.<Committed>empty())))
                .invoke(committed -> committed.ifPresent(this::tell))
                .replaceWithVoid();
    }

    private Uni<Committed> commit(SqlConnection connection, Lease lease, ProjectRow row, Question question, Look seen) {
        Look look = question.answeredBy(seen);
        boolean awaitsApi = question.isCutShort(seen);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Memory looked = row.memory().after(look);
        Diagnosis diagnosis = Diagnose.of(look, looked, config.silence());
        Memory memory = looked.judged(diagnosis, now);
        return guards.check(connection, row, diagnosis, now)
                .flatMap(guard -> limits(connection, row, diagnosis, guard, now).flatMap(limits -> {
                    Plan planned = planner.plan(situation(row, diagnosis, memory, limits, now));
                    // Without the API nothing more is to be seen sooner; when it is back, the look is made up for.
                    Plan plan = awaitsApi ? planned.notBefore(now.plus(config.interval())) : planned;
                    return projects.recordLook(connection, row, lease, diagnosis, memory, plan, awaitsApi, now)
                            .chain(() -> annals.keep(connection, row, diagnosis, now))
                            .chain(() -> repairs.lose(connection, overdue(row, plan), now))
                            .chain(() -> repairs.add(connection, plan.commands()))
                            .chain(() -> alerts.of(connection, row, diagnosis, guard, now))
                            .map(told -> messages(told, diagnosis, plan, now))
                            .flatMap(messages -> outbox.add(connection, messages)
                                    .replaceWith(new Committed(row, diagnosis, plan, guard, !messages.isEmpty())));
                }));
    }

    private static Situation situation(ProjectRow row, Diagnosis diagnosis, Memory memory, Limits limits, Instant now) {
        return new Situation(
                row.id(),
                diagnosis,
                memory,
                row.tracks(),
                row.modes(),
                limits,
                now,
                ThreadLocalRandom.current().nextDouble());
    }

    /** What a workspace has left is counted only where there is something to repair. */
    private Uni<Limits> limits(
            SqlConnection connection, ProjectRow row, Diagnosis diagnosis, Guard guard, Instant now) {
        int cap = config.repair().workspaceCap();
        Instant quietUntil = quietTime.end(row.modes(), now).orElse(null);
        boolean faulty = diagnosis.findings().stream()
                .anyMatch(finding -> finding.repair().isPresent());
        if (!faulty || guard.held()) {
            return Uni.createFrom().item(new Limits(guard.held(), cap, quietUntil));
        }
        return repairs.issuedIn(connection, row, now.minus(HOUR))
                .map(issued -> new Limits(false, cap - issued, quietUntil));
    }

    private static Set<CommandId> overdue(ProjectRow row, Plan plan) {
        Set<CommandId> overdue = new HashSet<>(row.tracks().awaited());
        overdue.removeAll(plan.tracks().awaited());
        return overdue;
    }

    private List<OutboxMessage> messages(List<OutboxMessage> told, Diagnosis diagnosis, Plan plan, Instant now) {
        List<OutboxMessage> messages = new ArrayList<>(told);
        for (RepairCommand command : plan.commands()) {
            OutboxMessage message = OutboxMessage.of(
                    Topic.REPAIR_COMMANDS,
                    command.project(),
                    new CloudEvent<>(command.id().toString(), SOURCE, command.issuedAt(), command));
            messages.add(spans.trace(message, command, diagnosis, now));
        }
        return messages;
    }

    private void tell(Committed committed) {
        chronicle.looked(committed.before(), committed.diagnosis().state());
        committed.plan().commands().forEach(chronicle::repairIssued);
        committed.guard().changed().forEach(change -> chronicle.guardChanged(change.group(), true));
        if (committed.hasMessages()) {
            relay.wake();
        }
    }

    private record Committed(ProjectRow before, Diagnosis diagnosis, Plan plan, Guard guard, boolean hasMessages) {}
}
