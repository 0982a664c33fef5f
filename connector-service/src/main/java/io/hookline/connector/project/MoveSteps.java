package io.hookline.connector.project;

import io.hookline.bitbucket.DeployKeyId;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.WebhookId;
import io.hookline.connector.connection.Access;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.observe.Lookout;
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
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The steps of a move to another repository, each of which looks before it acts. */
@ApplicationScoped
class MoveSteps {

    private final ProjectRepository rows;
    private final RepositoryChangeRepository changes;
    private final Database database;
    private final DeployKeys keys;
    private final Webhooks hooks;
    private final HookUrls urls;
    private final Lookout lookout;
    private final Outbox outbox;
    private final CrashPoints crashPoints;
    private final Clock clock;

    MoveSteps(
            ProjectRepository rows,
            RepositoryChangeRepository changes,
            Database database,
            DeployKeys keys,
            Webhooks hooks,
            HookUrls urls,
            Lookout lookout,
            Outbox outbox,
            CrashPoints crashPoints,
            Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.database = database;
        this.keys = keys;
        this.hooks = hooks;
        this.urls = urls;
        this.lookout = lookout;
        this.outbox = outbox;
        this.crashPoints = crashPoints;
        this.clock = clock;
    }

    static RepositoryRef ref(Access access, Repository found) {
        return new RepositoryRef(
                access.product(),
                RepositoryId.of(found.id().value()),
                found.path().toString());
    }

    /** Makes key and webhook on the other repository and proves the key; the webhook delivers nothing yet. */
    Result<Repository> prepare(Lease lease, Access access, Repository target) {
        Project project = project(lease);
        OurKey key = keys.find(project.id(), Role.NEXT).orElseThrow();
        Hook hook = hooks.find(project.id(), Role.NEXT).orElseThrow();
        return new KeyRegistration(access.bitbucket(), target.path(), project.id())
                .ensure(key.publicKey())
                .map(id -> registered(lease, key, id))
                .flatMap(_ -> lookout.proveKey(access, project, target, keys.privateHalf(key)))
                .flatMap(_ -> registerWebhook(access, target, hook))
                .map(id -> registered(lease, hook, id, target));
    }

    /** The other repository takes the former one's place: the other services forget the former one's refs and hear it no more. */
    void switchOver(Lease lease, Access access, Repository target) {
        ProjectId id = lease.project();
        Instant now = clock.instant();
        CommandId move = CommandId.random();
        database.underLease(
                lease,
                () -> rows.locked(id)
                        .chain(row -> leave(row, now)
                                .invoke(() -> row.moveTo(access, target, now))
                                .chain(() -> rows.flush())
                                .chain(() -> keys.promoteNext(id, move))
                                .chain(() -> hooks.promoteNext(id, move))
                                .chain(() -> keys.forget(id, Role.RETIRED))
                                .chain(() -> hooks.forget(id, Role.RETIRED))
                                .chain(() -> outbox.add(List.of(
                                        OutboxMessage.removed(id),
                                        OutboxMessage.of(row.view().project(), now))))));
    }

    /** Notes what is to be removed from the repository that the project leaves. */
    private Uni<Void> leave(ProjectEntity row, Instant now) {
        Project project = row.view().project();
        return keys.list(project.id())
                .chain(held -> hooks.list(project.id())
                        .chain(hooked -> changes.findById(project.id().value())
                                .invoke(change -> change.clear(
                                        Clearing.Site.of(project),
                                        held.stream()
                                                .filter(key -> key.role() != Role.NEXT)
                                                .map(OurKey::publicKey)
                                                .toList(),
                                        hooked.stream()
                                                .filter(hook -> hook.role() != Role.NEXT)
                                                .map(Hook::id)
                                                .toList(),
                                        now))))
                .replaceWithVoid();
    }

    private Result<WebhookId> registerWebhook(Access access, Repository target, Hook hook) {
        crashPoints.reached(MovePlace.KEY_PROVEN);
        if (!hooks.awaitPublished(hook)) {
            return Result.failed(new Failure.Unavailable("Kafka has not taken the webhook's registration yet"));
        }
        return new HookRegistrar(access.bitbucket(), target.path(), urls)
                .ensure(hooks.spec(hook, ref(access, target)).inactive());
    }

    private DeployKeyId registered(Lease lease, OurKey key, DeployKeyId id) {
        database.underLease(lease, () -> keys.recordRegistered(key, id));
        crashPoints.reached(MovePlace.KEY_REGISTERED);
        return id;
    }

    private Repository registered(Lease lease, Hook hook, WebhookId id, Repository target) {
        database.underLease(lease, () -> hooks.recordRegistered(hook, id));
        crashPoints.reached(MovePlace.WEBHOOK_REGISTERED);
        return target;
    }

    private Project project(Lease lease) {
        return database.read(() -> rows.findById(lease.project().value()))
                .view()
                .project();
    }
}
