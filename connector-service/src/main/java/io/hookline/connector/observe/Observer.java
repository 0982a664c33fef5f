package io.hookline.connector.observe;

import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.git.ProbeResult;
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
import io.hookline.contracts.health.Observation.Depth;
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
    private final Knowledge knowledge;
    private final Outbox outbox;
    private final Database database;
    private final Clock clock;

    Observer(
            DeployKeys keys,
            Webhooks hooks,
            HookUrls urls,
            Lookout lookout,
            Knowledge knowledge,
            Outbox outbox,
            Database database,
            Clock clock) {
        this.keys = keys;
        this.hooks = hooks;
        this.urls = urls;
        this.lookout = lookout;
        this.knowledge = knowledge;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    /** Observes a project that is set up, with the cheapest evidence first. Nothing is changed on Bitbucket. */
    public Observation observe(Project project, Access access, Depth depth) {
        Instant askedAt = clock.instant();
        OurKey key = keys.find(project.id(), Role.CURRENT).orElseThrow();
        Hook hook = hooks.find(project.id(), Role.CURRENT).orElseThrow();
        Questions questions = new Questions(project, access, askedAt, key, hook, keys.privateHalf(key));
        ProbeResult git = lookout.probe(access, project, questions.privateHalf());
        if (depth == Depth.SHALLOW && git instanceof ProbeResult.Refs) {
            publish(lookout.refs(project, askedAt, git));
            return questions.answered(
                    new Look.NotAsked<>(), new Look.NotAsked<>(), new Look.NotAsked<>(), git, knowledge);
        }
        return everything(questions, git);
    }

    private Observation everything(Questions questions, ProbeResult atKnownPlace) {
        Project project = questions.project();
        Access access = questions.access();
        Result<Repository> repository = access.bitbucket()
                .repository(
                        new RepositoryId(project.repository().id().value()),
                        RepositoryPath.of(project.repository().path()));
        Look<RepositorySeen> seen = Facts.repository(repository, project);
        if (!(repository instanceof Result.Ok<Repository>(var found))) {
            publish(lookout.refs(project, questions.askedAt(), atKnownPlace));
            Look.Unseen<?> why = withoutRepository(seen);
            return questions.answered(seen, unseen(why), unseen(why), atKnownPlace, knowledge);
        }
        ProbeResult git = atKnownPlace instanceof ProbeResult.Refs
                ? atKnownPlace
                : lookout.probe(access, project, found, questions.privateHalf());
        Sighting sighting =
                new Sighting(questions.askedAt(), git, access.bitbucket().openPullRequests(found.path()));
        publish(lookout.events(project, sighting, false));
        return questions.answered(
                seen,
                webhooks(access, project, found, questions.hook()),
                deployKey(access, project, found, questions.key()),
                git,
                knowledge);
    }

    /** What is asked about, and with what. */
    private record Questions(
            Project project, Access access, Instant askedAt, OurKey key, Hook hook, SshPrivateKey privateHalf) {

        Observation answered(
                Look<RepositorySeen> repository,
                Look<WebhooksSeen> webhooks,
                Look<DeployKeySeen> deployKey,
                ProbeResult git,
                Knowledge knowledge) {
            return new Observation(
                    project.id(),
                    askedAt,
                    repository,
                    webhooks,
                    deployKey,
                    Facts.git(git),
                    knowledge.of(access, key, hook, git));
        }
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
        KeyRegistration registration = new KeyRegistration(access.bitbucket(), found.path(), project.id());
        return Facts.look(
                access.bitbucket().deployKeys(found.path()),
                registered -> Facts.deployKey(registered, key.publicKey(), registration::isLabelledOurs));
    }

    private void publish(List<RepositoryEvent> events) {
        database.inTransaction(
                () -> outbox.add(events.stream().map(OutboxMessage::of).toList()));
    }

    /** Without the repository Bitbucket's other answers would mean nothing. */
    private static Look.Unseen<?> withoutRepository(Look<RepositorySeen> repository) {
        Why why = repository instanceof Look.Unseen<RepositorySeen> unseen ? unseen.why() : Why.UNAVAILABLE;
        return new Look.Unseen<>(why, "not looked at, since the repository was not seen");
    }

    private static <T> Look<T> unseen(Look.Unseen<?> as) {
        return new Look.Unseen<>(as.why(), as.detail());
    }
}
