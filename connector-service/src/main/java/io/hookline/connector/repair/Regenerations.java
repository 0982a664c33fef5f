package io.hookline.connector.repair;

import io.hookline.bitbucket.git.KeyKind;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.project.ProjectStatus;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.connector.project.SetupStep;
import io.hookline.connector.store.Backoff;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.ProjectLeases;
import io.hookline.connector.store.Role;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * New deploy keys and webhooks that people ask for. What is asked for is noted first, and what does not end goes on by itself, so that a crash
 * leaves no half-made key or webhook. Calls block.
 */
@ApplicationScoped
public class Regenerations {

    private static final Logger LOG = Logger.getLogger(Regenerations.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_MOST = 20;

    private final RegenerationRepository rows;
    private final Database database;
    private final Projects projects;
    private final DeployKeys keys;
    private final ProjectLeases leases;
    private final Jobs jobs;
    private final Duration retryDelay;
    private final KeyKind usualKind;
    private final Clock clock;

    Regenerations(
            RegenerationRepository rows,
            Database database,
            Projects projects,
            DeployKeys keys,
            ProjectLeases leases,
            Jobs jobs,
            ConnectorConfig config,
            Clock clock) {
        this.rows = rows;
        this.database = database;
        this.projects = projects;
        this.keys = keys;
        this.leases = leases;
        this.jobs = jobs;
        this.retryDelay = config.retryDelay();
        this.usualKind = config.deployKey().kind();
        this.clock = clock;
    }

    /**
     * Replaces a project's deploy key.
     *
     * @param id what makes a request sent again the same
     * @param kind null for the usual kind
     */
    public Regeneration deployKey(ProjectId project, CommandId id, @Nullable KeyKind kind) {
        return request(project, new Order(id, RepairKind.DEPLOY_KEY, true, kind == null ? usualKind : kind));
    }

    /** Replaces a project's webhook. */
    public Regeneration webhook(ProjectId project, CommandId id) {
        return request(project, new Order(id, RepairKind.WEBHOOK, true, null));
    }

    @Scheduled(
            every = "{hookline.connector.reconcile-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void goOn() {
        for (RegenerationEntity open : database.read(() -> rows.open(clock.instant(), AT_MOST))) {
            leases.tryAcquire(open.project()).ifPresent(lease -> carryOut(open.order(), lease));
        }
    }

    private Regeneration request(ProjectId project, Order order) {
        Optional<ProjectView> view = projects.find(project);
        if (view.isEmpty()) {
            return new Regeneration.UnknownProject();
        }
        Optional<RegenerationEntity> before =
                Optional.ofNullable(database.read(() -> rows.findById(order.id().value())));
        if (before.isPresent() && before.get().end() != null) {
            return Objects.requireNonNull(before.get().end());
        }
        if (!view.get().isReady() && !awaitsKey(view.get(), order)) {
            return new Regeneration.NotReady();
        }
        note(project, order);
        return leases.acquire(project, PATIENCE)
                .map(lease -> carryOut(order, lease))
                .orElseGet(() -> new Regeneration.Underway("other work on the project is under way"));
    }

    /** A key that Bitbucket does not take keeps a project from being set up. */
    private static boolean awaitsKey(ProjectView view, Order order) {
        return order.part() == RepairKind.DEPLOY_KEY
                && view.nextStep() == SetupStep.REGISTER_KEY
                && (view.status() == ProjectStatus.SETTING_UP || view.status() == ProjectStatus.NEEDS_ATTENTION);
    }

    private void note(ProjectId project, Order order) {
        database.inTransaction(() -> rows.findById(order.id().value())
                .onItem()
                .ifNull()
                .switchTo(() -> rows.persist(new RegenerationEntity(project, order, clock.instant()))));
    }

    /** Whoever held the lease before may have carried this very order out. */
    private Regeneration carryOut(Order order, Lease lease) {
        try {
            RegenerationEntity row =
                    database.read(() -> rows.findById(order.id().value()));
            Optional<ProjectView> view = projects.find(lease.project());
            if (row == null || view.isEmpty()) {
                return new Regeneration.UnknownProject();
            }
            Regeneration end = row.end();
            return end == null ? note(row, lease, outcome(order, view.get(), lease)) : end;
        } finally {
            leases.release(lease);
        }
    }

    private Outcome outcome(Order order, ProjectView view, Lease lease) {
        if (!awaitsKey(view, order)) {
            return jobs.carryOut(order, view, lease);
        }
        ProjectView after =
                projects.setUpWithKey(lease, keys.make(lease.project(), Role.CURRENT, order.id(), order.keyKind()));
        return SetupStep.REGISTER_KEY.isDoneAt(after.nextStep())
                ? new Outcome.Repaired("another deploy key made, with which set-up goes on")
                : new Outcome.Failed(String.valueOf(after.problem()), after.status() == ProjectStatus.SETTING_UP);
    }

    private Regeneration note(RegenerationEntity row, Lease lease, Outcome outcome) {
        LOG.infof(
                "Regeneration tried: command=%s project=%s outcome=%s",
                row.order().id(), lease.project(), outcome);
        return switch (outcome) {
            case Outcome.Repaired repaired -> {
                change(row, locked -> locked.end(repaired));
                yield new Regeneration.Done(repaired.what());
            }
            case Outcome.NotNeeded() ->
                throw new IllegalStateException("a regeneration is carried out whatever is there");
            case Outcome.Failed(var why, var retryable)
            when retryable -> {
                Instant due = clock.instant().plus(Backoff.after(row.attempts(), retryDelay));
                change(row, locked -> locked.postpone(due));
                yield new Regeneration.Underway(why);
            }
            case Outcome.Failed refused -> {
                change(row, locked -> locked.end(refused));
                yield new Regeneration.Refused(refused.why());
            }
        };
    }

    private void change(RegenerationEntity row, Consumer<RegenerationEntity> change) {
        database.inTransaction(() -> rows.findById(row.order().id().value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNotNull()
                .invoke(change));
    }
}
