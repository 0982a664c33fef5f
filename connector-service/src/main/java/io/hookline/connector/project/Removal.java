package io.hookline.connector.project;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.WebhookId;
import io.hookline.connector.connection.Access;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.connector.outbox.Outbox;
import io.hookline.connector.outbox.OutboxMessage;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.ProjectLeases;
import io.hookline.connector.webhook.Hook;
import io.hookline.connector.webhook.HookRegistrar;
import io.hookline.connector.webhook.HookUrls;
import io.hookline.connector.webhook.Webhooks;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Removes a project: first marks it, so that a crash is made good by whoever finds it marked, then takes key and webhook from Bitbucket, then
 * forgets it and tells the other services. What Bitbucket does not let go does not hold the rest back.
 */
@ApplicationScoped
class Removal {

    private static final Logger LOG = Logger.getLogger(Removal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProjectRepository rows;
    private final Database database;
    private final ProjectLeases leases;
    private final Connectors connectors;
    private final DeployKeys keys;
    private final Webhooks hooks;
    private final HookUrls urls;
    private final Outbox outbox;
    private final Clock clock;

    Removal(
            ProjectRepository rows,
            Database database,
            ProjectLeases leases,
            Connectors connectors,
            DeployKeys keys,
            Webhooks hooks,
            HookUrls urls,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.database = database;
        this.leases = leases;
        this.connectors = connectors;
        this.keys = keys;
        this.hooks = hooks;
        this.urls = urls;
        this.outbox = outbox;
        this.clock = clock;
    }

    ProjectRemoval remove(ProjectId id) {
        Optional<Lease> lease = leases.acquire(id, PATIENCE);
        if (lease.isEmpty()) {
            return new ProjectRemoval.Busy();
        }
        try {
            return remove(lease.get());
        } finally {
            leases.release(lease.get());
        }
    }

    ProjectRemoval remove(Lease lease) {
        return Optional.ofNullable(
                        database.read(() -> rows.findById(lease.project().value())))
                .<ProjectRemoval>map(row -> remove(lease, row.view().project()))
                .orElseGet(ProjectRemoval.Unknown::new);
    }

    private ProjectRemoval.Removed remove(Lease lease, Project project) {
        database.underLease(lease, () -> rows.locked(project.id()).invoke(row -> row.startRemoval(clock.instant())));
        List<String> left = removeFromBitbucket(project);
        database.underLease(
                lease,
                () -> hooks.publishRemoved(project.id())
                        .chain(() -> outbox.add(OutboxMessage.removed(project.id())))
                        .chain(() -> rows.deleteById(project.id().value())));
        LOG.infof("Project removed: project=%s left=%d", project.id(), left.size());
        return new ProjectRemoval.Removed(left);
    }

    private List<String> removeFromBitbucket(Project project) {
        Access access = connectors.open(project.connector(), Purpose.REPAIR).orElseThrow();
        Result<Repository> repository = access.bitbucket()
                .repository(
                        new RepositoryId(project.repository().id().value()),
                        RepositoryPath.of(project.repository().path()));
        return switch (repository) {
            case Result.Ok<Repository>(var found) -> removeFrom(access, found, project.id());
            // With the repository its keys and webhooks are gone.
            case Result.Failed<Repository>(Failure.NotFound _) -> List.of();
            case Result.Failed<Repository>(var failure) ->
                List.of("the webhook: " + failure.why(), "the deploy key: " + failure.why());
        };
    }

    private List<String> removeFrom(Access access, Repository repository, ProjectId id) {
        Set<WebhookId> registered = hooks.all(id).stream()
                .map(Hook::registeredAs)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<String> left = new ArrayList<>();
        note(
                left,
                "the webhook",
                new HookRegistrar(access.bitbucket(), repository.path(), urls).removeOthers(Set.of(), registered));
        note(
                left,
                "the deploy key",
                new KeyRegistration(access.bitbucket(), repository.path(), id).removeOthers(Set.of(), keys.all(id)));
        return left;
    }

    private static void note(List<String> left, String what, Result<Integer> removed) {
        if (removed instanceof Result.Failed<Integer>(var failure)) {
            left.add(what + ": " + failure.why());
        }
    }
}
