package io.hookline.connector.project;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.Result;
import io.hookline.connector.connection.Access;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.credential.Use;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.deploykey.NewKey;
import io.hookline.connector.observe.Remedy;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.ProjectLeases;
import io.hookline.connector.store.Role;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The projects: one per repository. Calls block. */
@ApplicationScoped
public class Projects {

    private final ProjectRepository rows;
    private final Database database;
    private final Connectors connectors;
    private final DeployKeys keys;
    private final ProjectLeases leases;
    private final Setup setup;
    private final Removal removal;
    private final Following following;
    private final Clock clock;

    Projects(
            ProjectRepository rows,
            Database database,
            Connectors connectors,
            DeployKeys keys,
            ProjectLeases leases,
            Setup setup,
            Removal removal,
            Following following,
            Clock clock) {
        this.rows = rows;
        this.database = database;
        this.connectors = connectors;
        this.keys = keys;
        this.leases = leases;
        this.setup = setup;
        this.removal = removal;
        this.following = following;
        this.clock = clock;
    }

    /**
     * Makes a project and sets it up. Where Bitbucket refuses a part of that, all is undone; where it does not answer, set-up goes on
     * later by itself. One that was made under the id already is what comes of it.
     */
    public ProjectCreation create(NewProject wanted) {
        Optional<ProjectView> made = find(wanted.id());
        if (made.isPresent()) {
            return new ProjectCreation.Created(made.get());
        }
        Optional<Access> opened = connectors.open(wanted.connector(), Purpose.REPAIR);
        if (opened.isEmpty()) {
            return new ProjectCreation.UnknownConnector();
        }
        Access access = opened.get();
        return switch (access.bitbucket().repository(wanted.repository())) {
            case Result.Failed<Repository>(var failure) -> refused(failure, access);
            case Result.Ok<Repository>(var found) -> create(wanted, access, found, Purpose.REPAIR);
        };
    }

    /** As {@link #create(NewProject)}, of a repository that was just found, with calls made for a purpose. */
    public ProjectCreation create(NewProject wanted, Access access, Repository found, Purpose purpose) {
        if (!access.view().covers(found.id(), found.path())) {
            return new ProjectCreation.NotCovered(
                    access.view().settings().url().repository().orElseThrow());
        }
        return found.sshCloneUrl() == null ? new ProjectCreation.NoSsh() : store(wanted, access, found, purpose);
    }

    /** One project. */
    public Optional<ProjectView> find(ProjectId id) {
        return Optional.ofNullable(database.read(() -> rows.findById(id.value())))
                .map(ProjectEntity::view);
    }

    /** Projects by name, after one; null filters nothing. */
    public List<ProjectView> list(
            @Nullable String name, @Nullable ConnectorId connector, @Nullable String after, int atMost) {
        return database.read(() -> rows.page(name, connector, after, atMost)).stream()
                .map(ProjectEntity::view)
                .toList();
    }

    /** Changes what a project builds, and tells the other services, once they know of it at all; empty when there is no such project. */
    public Optional<ProjectView> changeSettings(ProjectId id, Function<Project, ProjectSettings> change) {
        if (find(id).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(database.inTransaction(() -> rows.locked(id).chain(row -> {
            row.changeSettings(change.apply(row.view().project()));
            return following.publish(row).replaceWith(row.view());
        })));
    }

    /** Removes a project, here and on Bitbucket; forced, it is forgotten here whatever Bitbucket says. */
    public ProjectRemoval remove(ProjectId id, boolean force) {
        return removal.remove(id, force);
    }

    /** Opens the connector of a project. */
    public Access open(ProjectView project, Purpose purpose) {
        return connectors.open(project.project().connector(), purpose).orElseThrow();
    }

    /** Opens the connector of a project with the credential for a use. */
    public Access open(ProjectView project, Use use, Purpose purpose) {
        return connectors.open(project.project().connector(), use, purpose).orElseThrow();
    }

    /** Follows a repository to its present name, place and default branch; says whether anything changed. */
    public boolean follow(Lease lease, Repository found) {
        return following.follow(lease, found);
    }

    /** Has a repository looked up and followed soon, which was seen at a path. */
    public void askToFollow(ProjectId project, String path) {
        following.ask(project, path);
    }

    /** Replaces a key that Bitbucket did not take while the project was set up, and goes on with that. */
    public ProjectView setUpWithKey(Lease lease, NewKey key) {
        setup.runWithKey(lease, key);
        return find(lease.project()).orElseThrow();
    }

    private ProjectCreation store(NewProject wanted, Access access, Repository found, Purpose purpose) {
        ProjectEntity row = new ProjectEntity(wanted, access.product(), access.instance(), found, clock.instant());
        Optional<ProjectCreation> taken = taken(wanted, row.view(), access);
        if (taken.isPresent()) {
            return taken.get();
        }
        // Held before the row is there, so that nobody else can begin with it.
        Lease lease = leases.tryAcquire(row.view().project().id()).orElseThrow();
        try {
            NewKey key = keys.make(lease.project(), Role.CURRENT, null, null);
            database.underLease(lease, () -> rows.persistAndFlush(row).chain(() -> keys.store(key)));
            return outcome(lease, setup.run(lease, purpose));
        } catch (ConstraintViolationException e) {
            return taken(wanted, row.view(), access).orElseThrow(() -> e);
        } finally {
            leases.release(lease);
        }
    }

    private ProjectCreation outcome(Lease lease, SetupResult result) {
        return switch (result) {
            case SetupResult.Refused(var failure, var remedy) -> {
                undo(lease);
                yield new ProjectCreation.Refused(failure, remedy);
            }
            case SetupResult.Ready _, SetupResult.Waiting _, SetupResult.Busy _ ->
                new ProjectCreation.Created(find(lease.project()).orElseThrow());
        };
    }

    /** What does not answer now is removed later; what is refused for good was refused when it was made as well. */
    private void undo(Lease lease) {
        if (removal.remove(lease, false) instanceof ProjectRemoval.Incomplete(var left)
                && left.stream().noneMatch(Leftover::isPassing)) {
            removal.remove(lease, true);
        }
    }

    private Optional<ProjectCreation> taken(NewProject wanted, ProjectView row, Access access) {
        RepositoryId repository = row.project().repository().id();
        Optional<ProjectCreation> byRepository =
                database.read(() -> rows.ofRepository(access.instance(), repository)).stream()
                        .map(ProjectEntity::view)
                        .<ProjectCreation>map(first -> new ProjectCreation.RepositoryTaken(
                                first.project().id(), first.project().name()))
                        .findFirst();
        return byRepository.or(() -> list(wanted.name(), null, null, 1).stream()
                .<ProjectCreation>map(
                        first -> new ProjectCreation.NameTaken(first.project().id()))
                .findFirst());
    }

    private static ProjectCreation refused(Failure failure, Access access) {
        return new ProjectCreation.Refused(failure, Remedy.of(failure, access.product(), access.credentialKind()));
    }
}
