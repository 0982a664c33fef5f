package io.hookline.connector.project;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.WebhookId;
import io.hookline.connector.connection.Access;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.observe.Lookout;
import io.hookline.connector.observe.Sighting;
import io.hookline.connector.outbox.Outbox;
import io.hookline.connector.outbox.OutboxMessage;
import io.hookline.connector.store.CrashPoints;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.Role;
import io.hookline.connector.webhook.Hook;
import io.hookline.connector.webhook.HookRegistrar;
import io.hookline.connector.webhook.HookUrls;
import io.hookline.connector.webhook.Webhooks;
import io.hookline.contracts.project.Project;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;

/** The steps of setting a project up. Each first makes Bitbucket as it should be, then notes in one transaction that this is so. */
@ApplicationScoped
class SetupSteps {

    private final ProjectRepository rows;
    private final Database database;
    private final DeployKeys keys;
    private final Webhooks hooks;
    private final HookUrls urls;
    private final Lookout lookout;
    private final Outbox outbox;
    private final CrashPoints crashPoints;
    private final Clock clock;

    SetupSteps(
            ProjectRepository rows,
            Database database,
            DeployKeys keys,
            Webhooks hooks,
            HookUrls urls,
            Lookout lookout,
            Outbox outbox,
            CrashPoints crashPoints,
            Clock clock) {
        this.rows = rows;
        this.database = database;
        this.keys = keys;
        this.hooks = hooks;
        this.urls = urls;
        this.lookout = lookout;
        this.outbox = outbox;
        this.crashPoints = crashPoints;
        this.clock = clock;
    }

    /** Takes the step that is next, and notes it; gives the project after it. */
    Result<ProjectView> take(Lease lease, ProjectView view, Access access) {
        Project project = view.project();
        return switch (view.nextStep()) {
            case REGISTER_KEY -> registerKey(lease, project, access);
            case PUBLISH -> publish(lease);
            case BASELINE -> sight(lease, project, access, SetupStep.BASELINE);
            case REGISTER_WEBHOOK -> registerWebhook(lease, project, access);
            case CATCH_UP -> sight(lease, project, access, SetupStep.CATCH_UP);
            case DONE -> Result.ok(view);
        };
    }

    private Result<ProjectView> registerKey(Lease lease, Project project, Access access) {
        OurKey key = keys.find(project.id(), Role.CURRENT).orElseThrow();
        return new KeyRegistration(access.bitbucket(), path(project), project.id())
                .ensure(key.publicKey())
                .map(id -> note(lease, SetupStep.REGISTER_KEY, _ -> keys.recordRegistered(key, id)));
    }

    private Result<ProjectView> publish(Lease lease) {
        // As the row is now: settings may have changed since it was read, and nobody else tells of that yet.
        return Result.ok(note(
                lease,
                SetupStep.PUBLISH,
                now -> outbox.add(OutboxMessage.of(now, clock.instant()))
                        .chain(() -> hooks.create(now.id(), now.repository(), Role.CURRENT, null))
                        .replaceWithVoid()));
    }

    private Result<ProjectView> sight(Lease lease, Project project, Access access, SetupStep step) {
        Sighting sighting = lookout.look(access, project, keys.currentPrivateHalf(project.id()));
        boolean baseline = step == SetupStep.BASELINE;
        return sighting.whole()
                .map(whole -> note(
                        lease,
                        step,
                        _ -> outbox.add(lookout.events(project, whole, baseline).stream()
                                .map(OutboxMessage::of)
                                .toList())));
    }

    private Result<ProjectView> registerWebhook(Lease lease, Project project, Access access) {
        Hook hook = hooks.find(project.id(), Role.CURRENT).orElseThrow();
        if (!hooks.awaitPublished(hook)) {
            return Result.failed(new Failure.Unavailable("Kafka has not taken the webhook's registration yet"));
        }
        HookRegistrar registrar = new HookRegistrar(access.bitbucket(), path(project), urls);
        Result<WebhookId> registered = registrar.ensureAlone(hooks.spec(hook, project.repository()));
        return registered.map(id -> note(lease, SetupStep.REGISTER_WEBHOOK, _ -> hooks.recordRegistered(hook, id)));
    }

    private ProjectView note(Lease lease, SetupStep step, Function<Project, Uni<Void>> more) {
        crashPoints.reached(new SetupPlace(step, false));
        return database.underLease(
                lease,
                () -> rows.locked(lease.project())
                        .invoke(row -> row.complete(step))
                        .map(ProjectEntity::view)
                        .call(noted -> more.apply(noted.project())));
    }

    private static RepositoryPath path(Project project) {
        return RepositoryPath.of(project.repository().path());
    }
}
