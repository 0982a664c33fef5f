package io.hookline.connector.repair;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.connector.connection.Access;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.LeaseLostException;
import io.hookline.contracts.project.Project;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Carries orders out where the repository is now. An order given again goes on where the rows and Bitbucket show that it stood. */
@ApplicationScoped
class Jobs {

    private static final Logger LOG = Logger.getLogger(Jobs.class);

    private final Projects projects;
    private final DeployKeyRepair deployKeys;
    private final WebhookRepair webhooks;

    Jobs(Projects projects, DeployKeyRepair deployKeys, WebhookRepair webhooks) {
        this.projects = projects;
        this.deployKeys = deployKeys;
        this.webhooks = webhooks;
    }

    Outcome carryOut(Order order, ProjectView view, Lease lease) {
        if (!view.isReady()) {
            return new Outcome.Failed("the project is not set up", true);
        }
        try {
            return look(order, view, lease);
        } catch (LeaseLostException e) {
            return new Outcome.Failed("the repair took too long, and other work took the project over", true);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "A repair broke off: command=%s project=%s",
                    order.id(),
                    view.project().id());
            return new Outcome.Failed("the repair broke off; the log of connector-service has the reason", true);
        }
    }

    private Outcome look(Order order, ProjectView view, Lease lease) {
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
            case Result.Ok<Repository>(var found) -> carryOut(new Job(order, project, found, access, lease));
        };
    }

    private Outcome carryOut(Job job) {
        return switch (job.order().part()) {
            case DEPLOY_KEY -> ended(job, deployKeys.carryOut(job));
            case WEBHOOK -> ended(job, webhooks.carryOut(job));
            case REPOSITORY ->
                projects.follow(job.lease(), job.found())
                        ? new Outcome.Repaired(
                                "repository followed to " + job.found().path())
                        : new Outcome.NotNeeded();
        };
    }

    /** What a person asked for and Bitbucket refuses is undone; a repair is tried again with what it made. */
    private Outcome ended(Job job, Outcome outcome) {
        if (job.order().always() && outcome instanceof Outcome.Failed failed && !failed.retryable()) {
            switch (job.order().part()) {
                case DEPLOY_KEY -> deployKeys.takeBack(job);
                case WEBHOOK -> webhooks.takeBack(job);
                case REPOSITORY -> {}
            }
        }
        return outcome;
    }
}
