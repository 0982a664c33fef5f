package io.hookline.connector.repair;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookId;
import io.hookline.bitbucket.WebhookSpec;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.observe.Lookout;
import io.hookline.connector.observe.Remedy;
import io.hookline.connector.observe.Sighting;
import io.hookline.connector.outbox.Outbox;
import io.hookline.connector.outbox.OutboxMessage;
import io.hookline.connector.store.CrashPoints;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Role;
import io.hookline.connector.webhook.Hook;
import io.hookline.connector.webhook.HookRegistrar;
import io.hookline.connector.webhook.HookUrls;
import io.hookline.connector.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replaces a webhook without a gap: the gateway knows the new one before Bitbucket does, the old ones are removed after it stands, and the
 * gateway forgets them last. Then it looks for what was pushed while there was none.
 */
@ApplicationScoped
class WebhookRepair {

    private final Webhooks hooks;
    private final HookUrls urls;
    private final DeployKeys keys;
    private final Lookout lookout;
    private final Outbox outbox;
    private final Database database;
    private final CrashPoints crashPoints;

    WebhookRepair(
            Webhooks hooks,
            HookUrls urls,
            DeployKeys keys,
            Lookout lookout,
            Outbox outbox,
            Database database,
            CrashPoints crashPoints) {
        this.hooks = hooks;
        this.urls = urls;
        this.keys = keys;
        this.lookout = lookout;
        this.outbox = outbox;
        this.database = database;
        this.crashPoints = crashPoints;
    }

    Outcome carryOut(Job job) {
        Hook current = hooks.find(job.id(), Role.CURRENT).orElseThrow();
        if (job.command().equals(current.madeFor())) {
            return removeOld(job, current);
        }
        Optional<Hook> next = hooks.find(job.id(), Role.NEXT);
        if (next.isPresent()) {
            return replace(job, next.get());
        }
        if (job.order().always()) {
            return replace(job, create(job));
        }
        return switch (registrar(job).ours()) {
            case Result.Failed<List<Webhook>>(var failure) -> Outcome.failed(failure);
            case Result.Ok<List<Webhook>>(var found) ->
                isSound(found, spec(job, current)) ? new Outcome.NotNeeded() : replace(job, create(job));
        };
    }

    /** Takes a new webhook back that did not come to be used; the current one stays. */
    void takeBack(Job job) {
        Optional<WebhookId> keep =
                hooks.find(job.id(), Role.CURRENT).flatMap(hook -> Optional.ofNullable(hook.registeredAs()));
        if (keep.isPresent()
                && registrar(job).removeOthers(Set.of(keep.get()), Set.of()).isOk()) {
            database.underLease(job.lease(), () -> hooks.forget(job.id(), Role.NEXT));
        }
    }

    /** Exactly one, and as it should be, as far as Bitbucket shows. */
    static boolean isSound(List<Webhook> ours, WebhookSpec wanted) {
        if (ours.size() != 1) {
            return false;
        }
        Webhook hook = ours.getFirst();
        return hook.url().equals(wanted.url().toString())
                && hook.active()
                && hook.tlsVerified()
                && !Boolean.FALSE.equals(hook.secretSet())
                && hook.events().containsAll(wanted.events())
                && !Boolean.TRUE.equals(Lookout.skippedByBreaker(hook));
    }

    private Outcome replace(Job job, Hook next) {
        crashPoints.reached(HookPlace.MADE);
        if (!hooks.awaitPublished(next)) {
            return new Outcome.Failed("Kafka has not taken the new webhook's registration yet", true);
        }
        Result<WebhookId> registered = registrar(job).ensure(spec(job, next));
        if (!(registered instanceof Result.Ok<WebhookId>(var id))) {
            return registered.<Outcome>map(_ -> new Outcome.NotNeeded()).orElse(failure -> refused(job, failure));
        }
        crashPoints.reached(HookPlace.REGISTERED);
        database.underLease(
                job.lease(),
                () -> hooks.recordRegistered(next, id).chain(() -> hooks.promoteNext(job.id(), job.command())));
        crashPoints.reached(HookPlace.IN_PLACE);
        return removeOld(job, hooks.find(job.id(), Role.CURRENT).orElseThrow());
    }

    private Outcome removeOld(Job job, Hook current) {
        WebhookId keep = Objects.requireNonNull(current.registeredAs(), "a webhook takes its place when registered");
        Set<WebhookId> former = hooks.all(job.id()).stream()
                .filter(hook -> hook.role() == Role.RETIRED)
                .map(Hook::registeredAs)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Result<Integer> removed = registrar(job).removeOthers(Set.of(keep), former);
        if (removed instanceof Result.Failed<Integer>(var failure)) {
            return Outcome.failed(failure);
        }
        crashPoints.reached(HookPlace.OLD_REMOVED);
        catchUp(job);
        return new Outcome.Repaired("webhook replaced by " + keep);
    }

    /** What cannot be seen now, the next observation shows. */
    private void catchUp(Job job) {
        var key = keys.currentPrivateHalf(job.id());
        Sighting sighting = lookout.look(job.access(), job.project(), job.found(), key);
        List<OutboxMessage> events = lookout.events(job.project(), sighting, false).stream()
                .map(OutboxMessage::of)
                .toList();
        database.underLease(
                job.lease(), () -> hooks.forget(job.id(), Role.RETIRED).chain(() -> outbox.add(events)));
    }

    private Hook create(Job job) {
        return database.underLease(
                job.lease(), () -> hooks.create(job.id(), job.project().repository(), Role.NEXT, job.command()));
    }

    private static Outcome refused(Job job, Failure failure) {
        return Outcome.failed(
                failure, Remedy.of(failure, job.access().product(), job.access().credentialKind()));
    }

    private WebhookSpec spec(Job job, Hook hook) {
        return hooks.spec(hook, job.project().repository());
    }

    private HookRegistrar registrar(Job job) {
        return new HookRegistrar(job.access().bitbucket(), job.found().path(), urls);
    }
}
