package io.hookline.connector.repair;

import io.hookline.bitbucket.DeployKeyId;
import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.git.KeyKind;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.connector.deploykey.NewKey;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.observe.Lookout;
import io.hookline.connector.observe.Remedy;
import io.hookline.connector.store.CrashPoints;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces a deploy key without a gap: the new one is registered and proven before it takes the old one's place, and that is removed last. */
@ApplicationScoped
class DeployKeyRepair {

    private final DeployKeys keys;
    private final Lookout lookout;
    private final Database database;
    private final CrashPoints crashPoints;

    DeployKeyRepair(DeployKeys keys, Lookout lookout, Database database, CrashPoints crashPoints) {
        this.keys = keys;
        this.lookout = lookout;
        this.database = database;
        this.crashPoints = crashPoints;
    }

    Outcome carryOut(Job job) {
        OurKey current = keys.find(job.id(), Role.CURRENT).orElseThrow();
        if (job.command().equals(current.madeFor())) {
            return removeOld(job, current);
        }
        Optional<OurKey> next = keys.find(job.id(), Role.NEXT)
                .filter(key -> isOfKind(key, job.order().keyKind()));
        if (next.isPresent()) {
            return replace(job, next.get());
        }
        if (job.order().always()) {
            return replace(job, create(job, current));
        }
        return switch (isSound(job, current)) {
            case Result.Failed<Boolean>(var failure) -> Outcome.failed(failure);
            case Result.Ok<Boolean>(var sound) -> sound ? new Outcome.NotNeeded() : replace(job, create(job, current));
        };
    }

    /** Takes a new key back that did not come to be used; the current one stays. */
    void takeBack(Job job) {
        OurKey current = keys.find(job.id(), Role.CURRENT).orElseThrow();
        if (registration(job)
                .removeOthers(Set.of(current.publicKey()), keys.all(job.id()))
                .isOk()) {
            database.underLease(job.lease(), () -> keys.forget(job.id(), Role.NEXT));
        }
    }

    private Outcome replace(Job job, OurKey next) {
        crashPoints.reached(KeyPlace.MADE);
        Result<DeployKeyId> registered = registration(job).ensure(next.publicKey());
        if (!(registered instanceof Result.Ok<DeployKeyId>(var id))) {
            return registered.<Outcome>map(_ -> new Outcome.NotNeeded()).orElse(failure -> refused(job, failure));
        }
        crashPoints.reached(KeyPlace.REGISTERED);
        if (lookout.proveKey(job.access(), job.project(), job.found(), keys.privateHalf(next))
                instanceof Result.Failed<Done>(var failure)) {
            return Outcome.failed(failure);
        }
        crashPoints.reached(KeyPlace.PROVEN);
        database.underLease(
                job.lease(),
                () -> keys.recordRegistered(next, id).chain(() -> keys.promoteNext(job.id(), job.command())));
        crashPoints.reached(KeyPlace.IN_PLACE);
        return removeOld(job, next);
    }

    private Outcome removeOld(Job job, OurKey current) {
        Result<Integer> removed = registration(job).removeOthers(Set.of(current.publicKey()), keys.all(job.id()));
        if (removed instanceof Result.Failed<Integer>(var failure)) {
            return Outcome.failed(failure);
        }
        crashPoints.reached(KeyPlace.OLD_REMOVED);
        database.underLease(job.lease(), () -> keys.forget(job.id(), Role.RETIRED));
        return new Outcome.Repaired(
                "deploy key replaced by " + current.publicKey().fingerprint());
    }

    private Result<Boolean> isSound(Job job, OurKey current) {
        KeyRegistration registration = registration(job);
        return job.access().bitbucket().deployKeys(job.found().path()).flatMap(registered -> {
            boolean ours = registered.stream().anyMatch(key -> key.key().equals(current.publicKey()) && key.readOnly());
            boolean foreign = registered.stream()
                    .anyMatch(key ->
                            registration.isLabelledOurs(key) && !key.key().equals(current.publicKey()));
            return ours && !foreign
                    ? lookout.opens(job.access(), job.project(), job.found(), keys.privateHalf(current))
                    : Result.ok(false);
        });
    }

    /** Takes the place of a next key of another kind, which was never proven. */
    private OurKey create(Job job, OurKey current) {
        KeyKind kind = job.order().keyKind();
        NewKey made = keys.make(
                job.id(),
                Role.NEXT,
                job.command(),
                kind == null ? SshKeys.kindOf(current.publicKey()).orElse(null) : kind);
        return database.underLease(
                job.lease(), () -> keys.retire(job.id(), Role.NEXT).chain(() -> keys.store(made)));
    }

    private static boolean isOfKind(OurKey key, @Nullable KeyKind kind) {
        return kind == null
                || SshKeys.kindOf(key.publicKey()).filter(kind::equals).isPresent();
    }

    private static Outcome refused(Job job, Failure failure) {
        return Outcome.failed(
                failure,
                Remedy.ofKey(failure, job.access().product(), job.access().credentialKind()));
    }

    private static KeyRegistration registration(Job job) {
        return new KeyRegistration(job.access().bitbucket(), job.found().path(), job.id());
    }
}
