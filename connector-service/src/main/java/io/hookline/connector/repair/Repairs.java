package io.hookline.connector.repair;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.connection.Access;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.LeaseLostException;
import io.hookline.connector.store.ProjectLeases;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.project.Project;
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
    private final DeployKeyRepair deployKeys;
    private final WebhookRepair webhooks;
    private final Duration patience;
    private final Clock clock;

    Repairs(
            RepairInbox inbox,
            Projects projects,
            ProjectLeases leases,
            DeployKeyRepair deployKeys,
            WebhookRepair webhooks,
            ConnectorConfig config,
            Clock clock) {
        this.inbox = inbox;
        this.projects = projects;
        this.leases = leases;
        this.deployKeys = deployKeys;
        this.webhooks = webhooks;
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
        Optional<ProjectView> project = projects.find(command.project());
        if (project.isEmpty()) {
            return new Outcome.Failed("there is no such project", false);
        }
        if (!project.get().isReady()) {
            return new Outcome.Failed("the project is not set up", true);
        }
        try {
            return carryOut(command, project.get(), lease);
        } catch (LeaseLostException e) {
            return new Outcome.Failed("the repair took too long, and other work took the project over", true);
        } catch (RuntimeException e) {
            LOG.errorf(e, "A repair broke off: command=%s project=%s", command.id(), command.project());
            return new Outcome.Failed("the repair broke off; the log of connector-service has the reason", true);
        }
    }

    private Outcome carryOut(RepairCommand command, ProjectView view, Lease lease) {
        Project project = view.project();
        Access access = projects.open(view, Purpose.REPAIR);
        Result<Repository> repository = access.bitbucket()
                .repository(
                        new RepositoryId(project.repository().id().value()),
                        RepositoryPath.of(project.repository().path()));
        return switch (repository) {
            case Result.Failed<Repository>(Failure.NotFound _) ->
                new Outcome.Failed("Bitbucket does not show the repository to the connector's credential", false);
            case Result.Failed<Repository>(var failure) -> Outcome.failed(failure);
            case Result.Ok<Repository>(var found) -> carryOut(new Job(command, project, found, access, lease));
        };
    }

    private Outcome carryOut(Job job) {
        return switch (job.command()) {
            case RepairCommand.ReplaceDeployKey _ -> deployKeys.carryOut(job);
            case RepairCommand.RestoreWebhook _ -> webhooks.carryOut(job);
            case RepairCommand.RefreshRepository _ ->
                projects.follow(job.lease(), job.found())
                        ? new Outcome.Repaired(
                                "repository followed to " + job.found().path())
                        : new Outcome.NotNeeded();
        };
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
