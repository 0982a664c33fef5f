package io.hookline.health.dispatch;

import io.hookline.contracts.Topic;
import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Finding;
import io.hookline.health.plan.MassFailure;
import io.hookline.health.plan.Plan;
import io.hookline.health.plan.Planner;
import io.hookline.health.plan.Situation;
import io.hookline.health.store.Connectors;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Commits what follows from a look: the project's state, the repairs, and the messages about both, all or nothing. */
@ApplicationScoped
public class Dispatcher {

    /** Who the messages are from. */
    static final String SOURCE = "/hookline/health-monitor";

    private final Transactions transactions;
    private final Projects projects;
    private final Connectors connectors;
    private final Repairs repairs;
    private final Outbox outbox;
    private final Planner planner;
    private final MassFailure massFailure;
    private final Relay relay;
    private final Chronicle chronicle;
    private final Clock clock;

    Dispatcher(
            Transactions transactions,
            Projects projects,
            Connectors connectors,
            Repairs repairs,
            Outbox outbox,
            Planner planner,
            MassFailure massFailure,
            Relay relay,
            Chronicle chronicle,
            Clock clock) {
        this.transactions = transactions;
        this.projects = projects;
        this.connectors = connectors;
        this.repairs = repairs;
        this.outbox = outbox;
        this.planner = planner;
        this.massFailure = massFailure;
        this.relay = relay;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /** Commits a diagnosis; one whose lease has gone to another worker is dropped, for that worker's is newer. */
    public Uni<Void> dispatch(Lease lease, ProjectId project, Diagnosis diagnosis) {
        return transactions
                .once(connection -> projects.lock(connection, project, lease)
                        .flatMap(row -> row.isPresent()
                                ? commit(connection, lease, row.get(), diagnosis)
                                        .map(Optional::of)
                                : Uni.createFrom().item(Optional.<Committed>empty())))
                .invoke(committed -> committed.ifPresent(this::tell))
                .replaceWithVoid();
    }

    private Uni<Committed> commit(SqlConnection connection, Lease lease, ProjectRow row, Diagnosis diagnosis) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return guard(connection, row, diagnosis, now).flatMap(guard -> {
            Plan plan = planner.plan(new Situation(
                    row.id(),
                    diagnosis,
                    row.tracks(),
                    guard.held(),
                    now,
                    ThreadLocalRandom.current().nextDouble()));
            return projects.recordLook(connection, row, lease, diagnosis, plan, now)
                    .chain(() -> repairs.lose(connection, overdue(row, plan), now))
                    .chain(() -> repairs.add(connection, plan.commands()))
                    .chain(() -> outbox.add(connection, messages(row, diagnosis, plan, now)))
                    .replaceWith(new Committed(row, diagnosis, plan, guard));
        });
    }

    private static Set<CommandId> overdue(ProjectRow row, Plan plan) {
        Set<CommandId> overdue = new HashSet<>(row.tracks().awaited());
        overdue.removeAll(plan.tracks().awaited());
        return overdue;
    }

    /** Counting a connector's projects costs, so it is done only where the count can matter. */
    private Uni<Guard> guard(SqlConnection connection, ProjectRow row, Diagnosis diagnosis, Instant now) {
        boolean broken = diagnosis.state() == HealthState.BROKEN;
        if (!broken && !row.held()) {
            return Uni.createFrom().item(new Guard(false, false));
        }
        return connectors
                .loadWithout(connection, row.id(), row.connector(), massFailure.window(), now)
                .map(others -> others.withOneMore(broken))
                .flatMap(load -> guard(connection, row.connector(), load, now));
    }

    // Only who saw it let go may hold: a person who resumes the repairs meanwhile is not overruled by an older count.
    private Uni<Guard> guard(SqlConnection connection, ConnectorId connector, MassFailure.Load load, Instant now) {
        boolean holds = massFailure.holds(load);
        if (holds == load.held()) {
            return Uni.createFrom().item(new Guard(holds, false));
        }
        Uni<Boolean> change =
                holds ? connectors.hold(connection, connector, now) : connectors.letGo(connection, connector);
        return change.map(changed -> new Guard(holds, changed));
    }

    private static List<OutboxMessage> messages(ProjectRow row, Diagnosis diagnosis, Plan plan, Instant now) {
        List<OutboxMessage> messages = new ArrayList<>();
        if (row.state() != diagnosis.state()) {
            List<String> findings =
                    diagnosis.findings().stream().map(Finding::evidence).toList();
            HealthChanged changed = new HealthChanged(row.id(), row.state(), diagnosis.state(), findings, now);
            messages.add(OutboxMessage.of(
                    Topic.HEALTH_CHANGES,
                    row.id(),
                    new CloudEvent<>(UUID.randomUUID().toString(), SOURCE, now, changed)));
        }
        for (RepairCommand command : plan.commands()) {
            messages.add(OutboxMessage.of(
                    Topic.REPAIR_COMMANDS,
                    row.id(),
                    new CloudEvent<>(command.id().toString(), SOURCE, command.issuedAt(), command)));
        }
        return messages;
    }

    private void tell(Committed committed) {
        ProjectRow before = committed.before();
        HealthState state = committed.diagnosis().state();
        chronicle.looked(before, state);
        committed.plan().commands().forEach(chronicle::repairIssued);
        if (committed.guard().changed()) {
            chronicle.guardChanged(before.connector(), committed.guard().held());
        }
        if (before.state() != state || !committed.plan().commands().isEmpty()) {
            relay.wake();
        }
    }

    /**
     * Whether the connector's repairs are held.
     *
     * @param changed whether this look made it so
     */
    private record Guard(boolean held, boolean changed) {}

    private record Committed(ProjectRow before, Diagnosis diagnosis, Plan plan, Guard guard) {}
}
