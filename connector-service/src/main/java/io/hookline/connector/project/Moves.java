package io.hookline.connector.project;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.connection.Access;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.deploykey.NewKey;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.observe.Check;
import io.hookline.connector.store.Backoff;
import io.hookline.connector.store.CrashPoints;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.Role;
import io.hookline.connector.webhook.Hook;
import io.hookline.connector.webhook.Webhooks;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/**
 * Moves projects to other repositories: key and webhook are made there and proven, the webhook silent still, before the other repository takes
 * the former one's place; set-up then goes on from a new baseline, and what is left at the former one is removed last. Each round can begin
 * wherever the one before it ended.
 */
@ApplicationScoped
class Moves {

    private static final Logger LOG = Logger.getLogger(Moves.class);
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final ProjectRepository rows;
    private final RepositoryChangeRepository changes;
    private final Database database;
    private final Connectors connectors;
    private final DeployKeys keys;
    private final Webhooks hooks;
    private final MoveSteps steps;
    private final Setup setup;
    private final Clearing clearing;
    private final CrashPoints crashPoints;
    private final Duration retryDelay;
    private final Clock clock;

    Moves(
            ProjectRepository rows,
            RepositoryChangeRepository changes,
            Database database,
            Connectors connectors,
            DeployKeys keys,
            Webhooks hooks,
            MoveSteps steps,
            Setup setup,
            Clearing clearing,
            CrashPoints crashPoints,
            ConnectorConfig config,
            Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.database = database;
        this.connectors = connectors;
        this.keys = keys;
        this.hooks = hooks;
        this.steps = steps;
        this.setup = setup;
        this.clearing = clearing;
        this.crashPoints = crashPoints;
        this.retryDelay = config.retryDelay();
        this.clock = clock;
    }

    /** Begins a move, and goes as far with it as Bitbucket lets. What an earlier move left behind is tried once more and then given up. */
    MoveResult begin(Lease lease, Access access, Repository target) {
        change(lease.project()).ifPresent(earlier -> give(lease, earlier, clear(earlier)));
        ProjectId project = lease.project();
        NewKey made = keys.make(project, Role.NEXT, null, null);
        RepositoryRef ref = MoveSteps.ref(access, target);
        Instant now = clock.instant();
        var site = new Clearing.Site(
                access.connector(), target.id().value(), target.path().toString());
        database.underLease(
                lease,
                () -> rows.locked(project)
                        .invoke(row -> row.startMove(now))
                        .chain(() -> keys.retire(project, Role.NEXT))
                        .chain(() -> hooks.retire(project, Role.NEXT))
                        .chain(() -> keys.store(made))
                        .chain(() -> hooks.create(project, ref, Role.NEXT, null))
                        .chain(() -> changes.persist(new RepositoryChangeEntity(project, site, now))));
        crashPoints.reached(MovePlace.BEGUN);
        return goOn(lease);
    }

    /** Goes on with a move, or with what one left behind. */
    MoveResult goOn(Lease lease) {
        Optional<RepositoryChangeEntity> found = change(lease.project());
        if (found.isEmpty()) {
            return new MoveResult.Moved(List.of());
        }
        RepositoryChangeEntity change = found.get();
        return switch (change.step()) {
            case PREPARE -> prepare(lease, change);
            case CLEAR -> clear(lease, change);
        };
    }

    /** Takes what a project's move left at a repository that is not the project's; nothing where there is no move. */
    List<Leftover> clearFor(ProjectId project) {
        return change(project).map(this::clear).orElse(List.of());
    }

    private MoveResult prepare(Lease lease, RepositoryChangeEntity change) {
        Access access =
                connectors.open(change.site().connector(), Purpose.REPAIR).orElseThrow();
        Result<Repository> target = access.bitbucket()
                .repository(
                        new RepositoryId(change.site().repositoryId()),
                        RepositoryPath.of(change.site().path()));
        Result<Repository> prepared = target.flatMap(found -> steps.prepare(lease, access, found));
        try {
            return switch (prepared) {
                case Result.Ok<Repository>(var found) -> {
                    steps.switchOver(lease, access, found);
                    crashPoints.reached(MovePlace.SWITCHED);
                    setup.run(lease, Purpose.REPAIR);
                    yield goOn(lease);
                }
                case Result.Failed<Repository>(var failure) -> stop(lease, change, failure);
            };
        } catch (ConstraintViolationException e) {
            abandon(lease, change);
            return new MoveResult.Taken();
        }
    }

    private MoveResult stop(Lease lease, RepositoryChangeEntity change, Failure failure) {
        if (Check.isPassing(failure) && !change.isOlderThan(PATIENCE, clock.instant())) {
            database.underLease(
                    lease,
                    () -> rows.locked(lease.project())
                            .invoke(row -> row.postpone(failure.why(), retryDelay, clock.instant())));
            return new MoveResult.Waiting(failure.why());
        }
        abandon(lease, change);
        LOG.warnf("Project not moved: project=%s why=%s", lease.project(), failure.why());
        return new MoveResult.Refused(failure);
    }

    /** The project stays where it is; what was made on the other repository is removed there. */
    private void abandon(Lease lease, RepositoryChangeEntity change) {
        ProjectId project = lease.project();
        Set<OurKey> made = keys.find(project, Role.NEXT).stream().collect(Collectors.toSet());
        Set<Hook> hooked = hooks.find(project, Role.NEXT).stream().collect(Collectors.toSet());
        database.underLease(
                lease,
                () -> rows.locked(project)
                        .invoke(row -> row.endMove(null))
                        .chain(() -> changes.findById(project.value()))
                        .invoke(row -> row.clear(
                                change.site(),
                                made.stream().map(OurKey::publicKey).toList(),
                                hooked.stream().map(Hook::id).toList(),
                                clock.instant()))
                        .chain(() -> keys.forget(project, Role.NEXT))
                        .chain(() -> hooks.forget(project, Role.NEXT)));
        goOn(lease);
    }

    private MoveResult clear(Lease lease, RepositoryChangeEntity change) {
        List<Leftover> left = clear(change);
        crashPoints.reached(MovePlace.CLEARED);
        if (left.stream().anyMatch(Leftover::isPassing) && !change.isOlderThan(PATIENCE, clock.instant())) {
            Instant due = clock.instant().plus(Backoff.after(change.attempts(), retryDelay));
            database.underLease(
                    lease, () -> changes.findById(lease.project().value()).invoke(row -> row.postpone(due)));
        } else {
            give(lease, change, left);
        }
        return new MoveResult.Moved(left);
    }

    private void give(Lease lease, RepositoryChangeEntity change, List<Leftover> left) {
        left.forEach(leftover -> LOG.warnf(
                "Left at a former repository, to be removed by hand: project=%s what=%s repository=%s why=%s",
                lease.project(), leftover.what(), leftover.repository(), leftover.why()));
        database.underLease(
                lease, () -> changes.delete("projectId", change.project().value()));
    }

    private List<Leftover> clear(RepositoryChangeEntity change) {
        ProjectId project = change.project();
        return switch (change.step()) {
            case CLEAR -> clearing.exactly(change.site(), project, change.keys(), change.hooks());
            case PREPARE ->
                clearing.exactly(
                        change.site(),
                        project,
                        keys.find(project, Role.NEXT).map(OurKey::publicKey).stream()
                                .collect(Collectors.toSet()),
                        hooks.find(project, Role.NEXT).map(Hook::id).stream().collect(Collectors.toSet()));
        };
    }

    private Optional<RepositoryChangeEntity> change(ProjectId project) {
        return Optional.ofNullable(database.read(() -> changes.findById(project.value())));
    }
}
