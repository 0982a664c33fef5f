package io.hookline.connector.project;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Result;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.connection.Access;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.deploykey.NewKey;
import io.hookline.connector.observe.Check;
import io.hookline.connector.observe.Remedy;
import io.hookline.connector.store.CrashPoints;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.LeaseLostException;
import io.hookline.connector.store.ProjectLeases;
import io.hookline.connector.store.Role;
import io.hookline.contracts.id.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings a project from where its row says it is to ready, a step at a time. Each step looks before it acts and is noted when done, so a
 * round can begin wherever the one before it ended, however that was.
 */
@ApplicationScoped
class Setup {

    private static final Logger LOG = Logger.getLogger(Setup.class);

    private final ProjectRepository rows;
    private final Database database;
    private final ProjectLeases leases;
    private final Connectors connectors;
    private final DeployKeys keys;
    private final SetupSteps steps;
    private final CrashPoints crashPoints;
    private final Duration retryDelay;
    private final Clock clock;

    Setup(
            ProjectRepository rows,
            Database database,
            ProjectLeases leases,
            Connectors connectors,
            DeployKeys keys,
            SetupSteps steps,
            CrashPoints crashPoints,
            ConnectorConfig config,
            Clock clock) {
        this.rows = rows;
        this.database = database;
        this.leases = leases;
        this.connectors = connectors;
        this.keys = keys;
        this.steps = steps;
        this.crashPoints = crashPoints;
        this.retryDelay = config.retryDelay();
        this.clock = clock;
    }

    SetupResult run(ProjectId id) {
        Optional<Lease> lease = leases.tryAcquire(id);
        if (lease.isEmpty()) {
            return new SetupResult.Busy();
        }
        try {
            return run(lease.get(), Purpose.REPAIR);
        } finally {
            leases.release(lease.get());
        }
    }

    SetupResult run(Lease lease, Purpose purpose) {
        try {
            return work(lease, purpose);
        } catch (LeaseLostException e) {
            return new SetupResult.Busy();
        }
    }

    /** Sets a project up with another key, which takes the place of one that Bitbucket did not take. */
    SetupResult runWithKey(Lease lease, NewKey key) {
        database.underLease(
                lease, () -> keys.forget(lease.project(), Role.CURRENT).chain(() -> keys.store(key)));
        return run(lease, Purpose.REPAIR);
    }

    private SetupResult work(Lease lease, Purpose purpose) {
        ProjectView view = view(lease);
        Access access = connectors.open(view.project().connector(), purpose).orElseThrow();
        if (view.status() == ProjectStatus.REMOVING) {
            return new SetupResult.Busy();
        }
        while (view.nextStep() != SetupStep.DONE) {
            switch (steps.take(lease, view, access)) {
                case Result.Failed<ProjectView>(var failure) -> {
                    return setBack(lease, view.nextStep(), failure, access);
                }
                case Result.Ok<ProjectView>(var after) -> {
                    crashPoints.reached(new SetupPlace(view.nextStep(), true));
                    view = after;
                }
            }
        }
        LOG.infof("Project ready: project=%s", lease.project());
        return new SetupResult.Ready();
    }

    private SetupResult setBack(Lease lease, SetupStep step, Failure failure, Access access) {
        // Once the host's keys are confirmed it goes on by itself.
        boolean needsPerson = !(Check.isPassing(failure) || failure instanceof Failure.HostUnconfirmed);
        String why = failure.why() + ". " + remedy(step, failure, access);
        Duration delay = failure instanceof Failure.RateLimited(var retryAfter) ? retryAfter : retryDelay;
        database.underLease(
                lease,
                () -> rows.locked(lease.project())
                        .invoke(row -> row.setBack(why, needsPerson, delay, clock.instant())));
        LOG.warnf("Set-up came to a halt: project=%s needsPerson=%s why=%s", lease.project(), needsPerson, why);
        return needsPerson
                ? new SetupResult.Refused(failure, remedy(step, failure, access))
                : new SetupResult.Waiting();
    }

    /** What a person can do about a failure at a step. */
    static String remedy(SetupStep step, Failure failure, Access access) {
        return step == SetupStep.REGISTER_KEY
                ? Remedy.ofKey(failure, access.product(), access.credentialKind())
                : Remedy.of(failure, access.product(), access.credentialKind());
    }

    private ProjectView view(Lease lease) {
        return database.inTransaction(() -> rows.locked(lease.project())).view();
    }
}
