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
import io.hookline.connector.observe.Remedy;
import io.hookline.connector.observe.Verifier;
import io.hookline.connector.outbox.Outbox;
import io.hookline.connector.outbox.OutboxMessage;
import io.hookline.connector.store.CrashPoints;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.LeaseLostException;
import io.hookline.connector.store.ProjectLeases;
import io.hookline.connector.webhook.Webhooks;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows repositories to their present name, place and default branch. A repository is its id at Bitbucket: one that took an old name is
 * another. That there is something to follow is noted first, so that neither a crash nor a Bitbucket that is away loses it.
 */
@ApplicationScoped
class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);

    private final ProjectRepository rows;
    private final Database database;
    private final ProjectLeases leases;
    private final Connectors connectors;
    private final Webhooks hooks;
    private final Verifier verifier;
    private final Outbox outbox;
    private final CrashPoints crashPoints;
    private final Duration retryDelay;
    private final Clock clock;

    Following(
            ProjectRepository rows,
            Database database,
            ProjectLeases leases,
            Connectors connectors,
            Webhooks hooks,
            Verifier verifier,
            Outbox outbox,
            CrashPoints crashPoints,
            ConnectorConfig config,
            Clock clock) {
        this.rows = rows;
        this.database = database;
        this.leases = leases;
        this.connectors = connectors;
        this.hooks = hooks;
        this.verifier = verifier;
        this.outbox = outbox;
        this.crashPoints = crashPoints;
        this.retryDelay = config.retryDelay();
        this.clock = clock;
    }

    /** Notes that a repository is to be looked up; an event said that it is at a path. */
    void ask(ProjectId project, String path) {
        database.inTransaction(() -> rows.findById(project.value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNotNull()
                .invoke(row -> row.askToFollow(path, clock.instant())));
    }

    /** Looks a repository up and follows it, unless other work has the project. */
    void run(ProjectId project) {
        Optional<Lease> lease = leases.tryAcquire(project);
        if (lease.isEmpty()) {
            return;
        }
        try {
            run(lease.get());
        } catch (LeaseLostException e) {
            LOG.debugf(e, "Following goes on elsewhere: project=%s", project);
        } finally {
            leases.release(lease.get());
        }
    }

    /** Takes over what Bitbucket shows of a repository; says whether anything changed. */
    boolean follow(Lease lease, Repository found) {
        return database.underLease(
                lease,
                () -> rows.locked(lease.project())
                        .chain(row ->
                                row.follow(found) ? tell(row) : Uni.createFrom().item(false)));
    }

    /** Tells the other services of a project that has changed, once they know of it at all. */
    Uni<Void> publish(ProjectEntity row) {
        ProjectView view = row.view();
        return SetupStep.PUBLISH.isDoneAt(view.nextStep())
                ? outbox.add(OutboxMessage.of(view.project(), clock.instant()))
                : Uni.createFrom().voidItem();
    }

    /** Tells the other services of a project and the gateway of its webhooks. */
    Uni<Boolean> tell(ProjectEntity row) {
        Project project = row.view().project();
        return publish(row)
                .chain(() -> hooks.republish(project.id(), project.repository()))
                .replaceWith(true);
    }

    /** What a person has to do about a project whose repository was found, in sentences; null when nothing. */
    @Nullable
    String problem(Project project, Access access, Repository found) {
        // Whether deliveries arrive is for the health monitor to say, which looks again and again.
        String problem = Stream.concat(
                        verifier.deployKey(project, access, found).stream(),
                        verifier.webhook(project, access, found).stream())
                .filter(check -> check.needsPerson() && !check.name().equals("deliveries"))
                .map(check -> check.reason() + ". " + check.remedy())
                .distinct()
                .collect(Collectors.joining(" "));
        return problem.isEmpty() ? null : problem;
    }

    private void run(Lease lease) {
        ProjectEntity row = database.inTransaction(() -> rows.locked(lease.project()));
        ProjectView view = row.view();
        switch (view.status()) {
            case READY -> run(lease, view, row.followPath(), true);
            case SETTING_UP, NEEDS_ATTENTION -> run(lease, view, row.followPath(), false);
            case MOVING, REMOVING -> later(lease, null, retryDelay);
        }
    }

    private void run(Lease lease, ProjectView view, @Nullable String path, boolean verify) {
        Access access =
                connectors.open(view.project().connector(), Purpose.REPAIR).orElseThrow();
        switch (lookUp(access, view.project(), path)) {
            case Result.Failed<Repository>(var failure) -> setBack(lease, failure, access);
            case Result.Ok<Repository>(var found) -> {
                crashPoints.reached(FollowPlace.FOUND);
                boolean changed = follow(lease, found);
                crashPoints.reached(FollowPlace.FOLLOWED);
                String problem = verify ? problem(view.project(), access, found) : view.problem();
                crashPoints.reached(FollowPlace.VERIFIED);
                end(lease, verify ? problem : null, problem);
                LOG.infof(
                        "Repository followed: project=%s path=%s changed=%s problem=%s",
                        lease.project(), found.path(), changed, problem);
            }
        }
    }

    /** Where the event said first: Data Center finds by path only, and the old one may be another repository's by now. */
    private static Result<Repository> lookUp(Access access, Project project, @Nullable String path) {
        RepositoryId id = new RepositoryId(project.repository().id().value());
        RepositoryPath known = RepositoryPath.of(project.repository().path());
        RepositoryPath told = path == null ? known : RepositoryPath.of(path);
        return access.bitbucket()
                .repository(id, told)
                .recover(failure -> failure instanceof Failure.NotFound && !told.equals(known)
                        ? access.bitbucket().repository(id, known)
                        : Result.failed(failure));
    }

    private void setBack(Lease lease, Failure failure, Access access) {
        String problem = switch (failure) {
            case Failure.Unavailable _, Failure.RateLimited _ -> null;
            case Failure.NotFound _ ->
                "Bitbucket does not show the repository to the connector's credential any more: it was deleted, or moved to where the"
                        + " credential sees nothing. Give the credential access there, or name another repository with"
                        + " POST /projects/{id}/change-repository.";
            case Failure.Unauthorized _,
                    Failure.Forbidden _,
                    Failure.Conflict _,
                    Failure.Invalid _,
                    Failure.Gone _,
                    Failure.NotAllowed _,
                    Failure.Untrusted _,
                    Failure.HostUnconfirmed _ ->
                failure.why() + ". " + Remedy.of(failure, access.product(), access.credentialKind());
        };
        later(lease, problem, failure instanceof Failure.RateLimited(var retryAfter) ? retryAfter : retryDelay);
        LOG.warnf("Repository not followed yet: project=%s why=%s", lease.project(), failure.why());
    }

    private void later(Lease lease, @Nullable String problem, Duration delay) {
        database.underLease(
                lease,
                () -> rows.locked(lease.project())
                        .invoke(row -> row.setFollowingBack(problem, delay, clock.instant())));
    }

    /** Goes on looking as long as there is something wrong, so that the problem goes when it is mended. */
    private void end(Lease lease, @Nullable String goOn, @Nullable String problem) {
        if (goOn != null) {
            later(lease, goOn, retryDelay);
        } else {
            database.underLease(lease, () -> rows.locked(lease.project()).invoke(row -> row.endFollowing(problem)));
        }
    }

    /** Whether an event shows that what is known of a project's repository may be out of date. */
    static boolean isCalledFor(RepositoryEvent event, Project project) {
        return event.header().repository().isSameAs(project.repository())
                && (event instanceof RepositoryEvent.RepositoryChanged
                        || !event.header()
                                .repository()
                                .path()
                                .equalsIgnoreCase(project.repository().path()));
    }
}
