package io.hookline.connector.project;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.Result;
import io.hookline.connector.connection.Access;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.observe.Remedy;
import io.hookline.connector.observe.Verifier;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.ProjectLeases;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes by hand where a project's repository is, or which it is. Calls block. */
@ApplicationScoped
public class RepositoryChanges {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProjectRepository rows;
    private final Database database;
    private final ProjectLeases leases;
    private final Connectors connectors;
    private final Following following;
    private final Moves moves;
    private final Verifier verifier;

    RepositoryChanges(
            ProjectRepository rows,
            Database database,
            ProjectLeases leases,
            Connectors connectors,
            Following following,
            Moves moves,
            Verifier verifier) {
        this.rows = rows;
        this.database = database;
        this.leases = leases;
        this.connectors = connectors;
        this.following = following;
        this.moves = moves;
        this.verifier = verifier;
    }

    /** Changes a project's repository, and checks its key and webhook after that. */
    public RepositoryChange change(ChangeRequest request) {
        Optional<ProjectView> view = find(request);
        if (view.isEmpty()) {
            return new RepositoryChange.UnknownProject();
        }
        Project project = view.get().project();
        Optional<Access> opened = connectors.open(
                request.connector() == null ? project.connector() : request.connector(), Purpose.REPAIR);
        if (opened.isEmpty()) {
            return new RepositoryChange.UnknownConnector();
        }
        Access access = opened.get();
        return switch (access.bitbucket().repository(request.repository().path())) {
            case Result.Failed<Repository>(var failure) -> refused(failure, access);
            case Result.Ok<Repository>(var found) -> {
                if (!request.repository().isOnHostOf(found)) {
                    yield new RepositoryChange.OtherHost();
                }
                yield isSame(project, access, found)
                        ? leased(request, lease -> follow(lease, access, found))
                        : replace(request, project, access, found);
            }
        };
    }

    private RepositoryChange replace(ChangeRequest request, Project project, Access access, Repository found) {
        if (!access.view().covers(found.id(), found.path())) {
            return new RepositoryChange.NotCovered(
                    access.view().settings().url().repository().orElseThrow());
        }
        RepositoryRef ref = MoveSteps.ref(access, found);
        if (!request.replace()) {
            return new RepositoryChange.Another(project.repository(), ref);
        }
        if (found.sshCloneUrl() == null) {
            return new RepositoryChange.NoSsh();
        }
        return taken(access, ref.id()).orElseGet(() -> leased(request, lease -> move(request, lease, access, found)));
    }

    private RepositoryChange move(ChangeRequest request, Lease lease, Access access, Repository found) {
        ProjectView before = find(request).orElseThrow();
        if (!before.isReady()) {
            return new RepositoryChange.NotReady();
        }
        return switch (moves.begin(lease, access, found)) {
            case MoveResult.Waiting _ ->
                new RepositoryChange.Underway(find(request).orElseThrow());
            case MoveResult.Refused(var failure) ->
                new RepositoryChange.Refused(failure, Remedy.ofKey(failure, access.product(), access.credentialKind()));
            case MoveResult.Taken() ->
                taken(access, RepositoryId.of(found.id().value())).orElseGet(RepositoryChange.Busy::new);
            case MoveResult.Moved(var left) -> {
                ProjectView after = find(request).orElseThrow();
                yield after.isReady()
                        ? new RepositoryChange.Replaced(
                                after, before.project().repository(), checks(after, access), left)
                        : new RepositoryChange.Underway(after);
            }
        };
    }

    private RepositoryChange follow(Lease lease, Access access, Repository found) {
        boolean connectorChanged = database.underLease(
                lease,
                () -> rows.locked(lease.project())
                        .chain(row -> row.useConnector(access.connector())
                                ? following.tell(row)
                                : Uni.createFrom().item(false)));
        boolean changed = following.follow(lease, found) || connectorChanged;
        ProjectView after = view(lease);
        if (!after.isReady()) {
            return new RepositoryChange.Followed(after, changed, new RepositoryChange.Checks(List.of(), List.of()));
        }
        String problem = following.problem(after.project(), access, found);
        database.underLease(lease, () -> rows.locked(lease.project()).invoke(row -> row.endFollowing(problem)));
        return new RepositoryChange.Followed(view(lease), changed, checks(after, access));
    }

    private RepositoryChange.Checks checks(ProjectView project, Access access) {
        return new RepositoryChange.Checks(
                verifier.deployKey(project.project(), access), verifier.webhook(project.project(), access));
    }

    private boolean isSame(Project project, Access access, Repository found) {
        return project.repository().id().value().equals(found.id().value())
                && connectors
                        .find(project.connector())
                        .filter(own -> own.baseUrl().toString().equals(access.instance()))
                        .isPresent();
    }

    private Optional<RepositoryChange> taken(Access access, RepositoryId repository) {
        return database.read(() -> rows.ofRepository(access.instance(), repository)).stream()
                .map(ProjectEntity::view)
                .<RepositoryChange>map(first -> new RepositoryChange.Taken(
                        first.project().id(), first.project().name()))
                .findFirst();
    }

    private RepositoryChange leased(ChangeRequest request, Function<Lease, RepositoryChange> work) {
        Optional<Lease> lease = leases.acquire(request.project(), PATIENCE);
        if (lease.isEmpty()) {
            return new RepositoryChange.Busy();
        }
        try {
            return work.apply(lease.get());
        } finally {
            leases.release(lease.get());
        }
    }

    private ProjectView view(Lease lease) {
        return database.inTransaction(() -> rows.locked(lease.project())).view();
    }

    private Optional<ProjectView> find(ChangeRequest request) {
        return Optional.ofNullable(
                        database.read(() -> rows.findById(request.project().value())))
                .map(ProjectEntity::view);
    }

    private static RepositoryChange refused(Failure failure, Access access) {
        return new RepositoryChange.Refused(failure, Remedy.of(failure, access.product(), access.credentialKind()));
    }
}
