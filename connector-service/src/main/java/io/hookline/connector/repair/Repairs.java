package io.hookline.connector.repair;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.project.Projects;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.ProjectLeases;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries repair commands out, each once. A crash leaves the command without a result; read again, it goes on where the rows and Bitbucket
 * show that it stood.
 */
@ApplicationScoped
public class Repairs {

    private static final Logger LOG = Logger.getLogger(Repairs.class);

    private final RepairInbox inbox;
    private final Projects projects;
    private final ProjectLeases leases;
    private final Jobs jobs;
    private final Duration patience;
    private final Clock clock;

    Repairs(
            RepairInbox inbox,
            Projects projects,
            ProjectLeases leases,
            Jobs jobs,
            ConnectorConfig config,
            Clock clock) {
        this.inbox = inbox;
        this.projects = projects;
        this.leases = leases;
        this.jobs = jobs;
        this.patience = config.repairPatience();
        this.clock = clock;
    }

    /** Carries a command out, unless that was done before, and puts its result in the outbox. */
    public void handle(RepairCommand command) {
        if (inbox.isDone(command.id())) {
            LOG.infof("Repair command read again: command=%s", command.id());
            return;
        }
        Optional<Lease> lease = leases.acquire(command.project(), patience);
        if (lease.isEmpty()) {
            finish(command, new Outcome.Failed("other work on the project did not end in time", true));
            return;
        }
        try {
            handle(command, lease.get());
        } finally {
            leases.release(lease.get());
        }
    }

    /** Whoever held the lease before may have carried this very command out. */
    private void handle(RepairCommand command, Lease lease) {
        if (!inbox.isDone(command.id())) {
            finish(command, carryOut(command, lease));
        }
    }

    private Outcome carryOut(RepairCommand command, Lease lease) {
        return projects.find(command.project())
                .map(project -> jobs.carryOut(Order.of(command), project, lease))
                .orElseGet(() -> new Outcome.Failed("there is no such project", false));
    }

    private void finish(RepairCommand command, Outcome outcome) {
        Instant now = clock.instant();
        RepairResult result = switch (outcome) {
            case Outcome.Repaired(var what) ->
                new RepairResult.Repaired(command.id(), command.project(), command.repairs(), what, now);
            case Outcome.NotNeeded() ->
                new RepairResult.NotNeeded(command.id(), command.project(), command.repairs(), now);
            case Outcome.Failed(var why, var retryable) ->
                new RepairResult.Failed(command.id(), command.project(), command.repairs(), why, retryable, now);
        };
        inbox.finish(command, result);
        LOG.infof("Repair ended: command=%s project=%s outcome=%s", command.id(), command.project(), outcome);
    }
}
