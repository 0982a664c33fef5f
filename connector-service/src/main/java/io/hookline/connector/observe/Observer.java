package io.hookline.connector.observe;

import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.connector.connection.Access;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.outbox.Outbox;
import io.hookline.connector.outbox.OutboxMessage;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Role;
import io.hookline.connector.webhook.Hook;
import io.hookline.connector.webhook.HookEvents;
import io.hookline.connector.webhook.HookRegistrar;
import io.hookline.connector.webhook.HookUrls;
import io.hookline.connector.webhook.Webhooks;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.DeployKeySeen;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.Look;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.hookline.contracts.health.Observation.WebhooksSeen;
import io.hookline.contracts.health.Observation.Why;
import io.hookline.contracts.project.Project;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Observes a project: says what is on Bitbucket beside what should be, and publishes the refs and pull requests it saw on the way. */
@ApplicationScoped
public class Observer {

    private final DeployKeys keys;
    private final Webhooks hooks;
    private final HookUrls urls;
    private final Lookout lookout;
    private final Outbox outbox;
    private final Database database;
    private final Clock clock;

    Observer(
            DeployKeys keys,
            Webhooks hooks,
            HookUrls urls,
            Lookout lookout,
            Outbox outbox,
            Database database,
            Clock clock) {
        this.keys = keys;
        this.hooks = hooks;
        this.urls = urls;
        this.lookout = lookout;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    /** Observes a project that is set up. Nothing is changed on Bitbucket. */
    public Observation observe(Project project, Access access) {
        Instant now = clock.instant();
        OurKey key = keys.find(project.id(), Role.CURRENT).orElseThrow();
        Hook hook = hooks.find(project.id(), Role.CURRENT).orElseThrow();
        Result<Repository> repository = access.bitbucket()
                .repository(
                        new RepositoryId(project.repository().id().value()),
                        RepositoryPath.of(project.repository().path()));
        Look<RepositorySeen> seen = Facts.repository(repository, project);
        if (!(repository instanceof Result.Ok<Repository>(var found))) {
            return notLookedAt(project, now, seen);
        }
        Sighting sighting = lookout.look(access, project, found, keys.privateHalf(key));
        publish(lookout.events(project, sighting, false));
        return new Observation(
                project.id(),
                now,
                seen,
                webhooks(access, project, found, hook),
                deployKey(access, project, found, key),
                Facts.git(sighting.git()));
    }

    private Look<WebhooksSeen> webhooks(Access access, Project project, Repository found, Hook hook) {
        return Facts.look(
                new HookRegistrar(access.bitbucket(), found.path(), urls).ours(),
                ours -> new WebhooksSeen(
                        urls.of(hook.id()).toString(),
                        HookEvents.of(project.repository().product()),
                        ours.stream().map(Facts::webhook).toList()));
    }

    private static Look<DeployKeySeen> deployKey(Access access, Project project, Repository found, OurKey key) {
        return Facts.look(
                new KeyRegistration(access.bitbucket(), found.path(), project.id()).find(key.publicKey()),
                registered -> Facts.deployKey(registered, key.publicKey().fingerprint()));
    }

    private void publish(List<RepositoryEvent> events) {
        database.inTransaction(
                () -> outbox.add(events.stream().map(OutboxMessage::of).toList()));
    }

    /** Without the repository no other answer would mean anything. */
    private static Observation notLookedAt(Project project, Instant now, Look<RepositorySeen> repository) {
        Why why = repository instanceof Look.Unseen<RepositorySeen> unseen ? unseen.why() : Why.UNAVAILABLE;
        String detail = "not looked at, since the repository was not seen";
        return new Observation(
                project.id(),
                now,
                repository,
                new Look.Unseen<WebhooksSeen>(why, detail),
                new Look.Unseen<DeployKeySeen>(why, detail),
                new Look.Unseen<GitAccess>(why, detail));
    }
}
