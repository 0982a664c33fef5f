package io.hookline.connector.webhook;

import io.hookline.bitbucket.WebhookId;
import io.hookline.bitbucket.WebhookSecret;
import io.hookline.bitbucket.WebhookSpec;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.outbox.Outbox;
import io.hookline.connector.outbox.OutboxMessage;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Replaceable;
import io.hookline.connector.store.Role;
import io.hookline.contracts.Topic;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.health.Observation.MasterKey;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.HookSecrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhooks made here. What returns a {@code Uni} belongs into the caller's transaction; the rest blocks. */
@ApplicationScoped
public class Webhooks {

    private final HookRepository rows;
    private final Database database;
    private final Outbox outbox;
    private final HookUrls urls;
    private final HookSecrets secrets;
    private final SecureRandom random;
    private final Clock clock;
    private final String currentMasterKey;

    Webhooks(
            HookRepository rows,
            Database database,
            Outbox outbox,
            HookUrls urls,
            HookSecrets secrets,
            SecureRandom random,
            Clock clock,
            ConnectorConfig config) {
        this.rows = rows;
        this.database = database;
        this.outbox = outbox;
        this.urls = urls;
        this.secrets = secrets;
        this.random = random;
        this.clock = clock;
        this.currentMasterKey = config.currentMasterKey().orElseThrow();
    }

    /** Makes a webhook's id and tells the gateway of it; Bitbucket does not know it yet. */
    public Uni<Hook> create(ProjectId project, RepositoryRef repository, Role role, @Nullable CommandId madeFor) {
        Hook hook = new Hook(HookId.random(random), project, role, currentMasterKey, null, madeFor, clock.instant());
        return rows.persist(new HookEntity(hook))
                .chain(() -> outbox.add(registration(hook, repository)))
                .replaceWith(hook);
    }

    /** Waits until Kafka has the registration, so that the gateway can know the webhook before Bitbucket does. */
    public boolean awaitPublished(Hook hook) {
        return outbox.awaitPublished(Topic.HOOK_REGISTRATIONS, hook.id().toString());
    }

    /** The webhook in a role; there is at most one current and one next. */
    public Optional<Hook> find(ProjectId project, Role role) {
        return all(project).stream().filter(hook -> hook.role() == role).findFirst();
    }

    /** All webhooks of a project. */
    public List<Hook> all(ProjectId project) {
        return database.read(() -> list(project));
    }

    /** The webhook as Bitbucket should have it, secret included. */
    public WebhookSpec spec(Hook hook, RepositoryRef repository) {
        String secret = secrets.secretFor(hook.keyId(), hook.id())
                .orElseThrow(() -> new IllegalStateException("master key " + hook.keyId() + " is not configured"));
        return new WebhookSpec(
                "Hookline",
                urls.of(hook.id()),
                true,
                HookEvents.of(repository.product()),
                new WebhookSecret(secret),
                true);
    }

    /** How the master key of a webhook's secret stands. */
    public MasterKey masterKeyOf(Hook hook) {
        if (hook.keyId().equals(currentMasterKey)) {
            return MasterKey.CURRENT;
        }
        return secrets.secretFor(hook.keyId(), hook.id()).isPresent() ? MasterKey.OLD : MasterKey.GONE;
    }

    /** Notes what Bitbucket calls a webhook. */
    public Uni<Void> recordRegistered(Hook hook, WebhookId registeredAs) {
        return rows.update(
                        "bitbucketId = ?1 where id = ?2",
                        registeredAs.value(),
                        hook.id().value())
                .replaceWithVoid();
    }

    /** Puts the next webhook in the current one's place for a command, and retires that. */
    public Uni<Void> promoteNext(ProjectId project, CommandId command) {
        return Replaceable.promoteNext(rows, project, command);
    }

    /** Retires the webhook in a role, which stays known until Bitbucket has it no more. */
    public Uni<Void> retire(ProjectId project, Role role) {
        return Replaceable.retire(rows, project, role);
    }

    /** Forgets the webhooks in a role, here and at the gateway, once Bitbucket has none of them or should be heard no more. */
    public Uni<Void> forget(ProjectId project, Role role) {
        // The rows by their role in the database: what the session holds may be older than a change of roles.
        return rows.list("projectId = ?1 and role = ?2", project.value(), role)
                .chain(found -> outbox.add(found.stream()
                        .map(row -> OutboxMessage.removed(row.view().id()))
                        .toList()))
                .chain(() -> Replaceable.forget(rows, project, role));
    }

    /** Tells the gateway again of a project's webhooks, whose repository has a new place. */
    public Uni<Void> republish(ProjectId project, RepositoryRef repository) {
        return list(project)
                .chain(hooks -> outbox.add(hooks.stream()
                        .map(hook -> registration(hook, repository))
                        .toList()));
    }

    /** Tells the gateway that a project's webhooks are gone. */
    public Uni<Void> publishRemoved(ProjectId project) {
        return list(project)
                .chain(hooks -> outbox.add(hooks.stream()
                        .map(hook -> OutboxMessage.removed(hook.id()))
                        .toList()));
    }

    /** All webhooks of a project, in the caller's transaction. */
    public Uni<List<Hook>> list(ProjectId project) {
        return rows.list("projectId", project.value())
                .map(found -> found.stream().map(HookEntity::view).toList());
    }

    private OutboxMessage registration(Hook hook, RepositoryRef repository) {
        return OutboxMessage.of(
                new HookRegistration(hook.id(), hook.project(), repository, hook.keyId()), clock.instant());
    }
}
