package io.hookline.connector.repair;

import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Result;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.observe.Lookout;
import io.hookline.connector.store.CrashPoints;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

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
        if (job.command().id().equals(current.madeFor())) {
            return removeOld(job, current);
        }
        Optional<OurKey> next = keys.find(job.id(), Role.NEXT);
        if (next.isPresent()) {
            return replace(job, next.get());
        }
        return switch (isSound(job, current)) {
            case Result.Failed<Boolean>(var failure) -> Outcome.failed(failure);
            case Result.Ok<Boolean>(var sound) -> sound ? new Outcome.NotNeeded() : replace(job, create(job));
        };
    }

    private Outcome replace(Job job, OurKey next) {
        Result<Done> proven = registration(job).ensure(next.publicKey()).flatMap(_ -> {
            crashPoints.reached("new key registered");
            return lookout.proveKey(job.access(), job.project(), job.found(), keys.privateHalf(next));
        });
        if (proven instanceof Result.Failed<Done>(var failure)) {
            return Outcome.failed(failure);
        }
        crashPoints.reached("new key proven");
        database.underLease(
                job.lease(), () -> keys.promoteNext(job.id(), job.command().id()));
        crashPoints.reached("new key in place");
        return removeOld(job, next);
    }

    private Outcome removeOld(Job job, OurKey current) {
        Result<Integer> removed = registration(job).removeOthers(Set.of(current.publicKey()), keys.all(job.id()));
        if (removed instanceof Result.Failed<Integer>(var failure)) {
            return Outcome.failed(failure);
        }
        crashPoints.reached("old key removed");
        database.underLease(job.lease(), () -> keys.forgetRetired(job.id()));
        return new Outcome.Repaired(
                "deploy key replaced by " + current.publicKey().fingerprint());
    }

    private Result<Boolean> isSound(Job job, OurKey current) {
        return registration(job).find(current.publicKey()).flatMap(found -> {
            if (found.isEmpty() || !found.get().readOnly()) {
                return Result.ok(false);
            }
            return lookout.opens(job.access(), job.project(), job.found(), keys.privateHalf(current));
        });
    }

    private OurKey create(Job job) {
        return database.underLease(
                job.lease(),
                () -> keys.create(job.id(), Role.NEXT, job.command().id()));
    }

    private static KeyRegistration registration(Job job) {
        return new KeyRegistration(job.access().bitbucket(), job.found().path(), job.id());
    }
}
