package io.hookline.connector.imports;

import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.Result;
import io.hookline.connector.connection.Access;
import io.hookline.connector.observe.Remedy;
import io.hookline.connector.project.NewProject;
import io.hookline.connector.project.ProjectCreation;
import io.hookline.connector.project.ProjectDirectory;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.contracts.id.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Makes the project of one repository. May be asked again for the same one, wherever it got to the time before. */
@ApplicationScoped
class ItemWorker {

    private final Projects projects;
    private final ProjectDirectory directory;

    ItemWorker(Projects projects, ProjectDirectory directory) {
        this.projects = projects;
        this.directory = directory;
    }

    ItemOutcome work(ImportJob job, ImportItem item, Access access) {
        if (item.project() != null) {
            return made(item.project());
        }
        Optional<ProjectView> known = Optional.ofNullable(item.repositoryId())
                .flatMap(id -> Optional.ofNullable(
                        directory.ofRepositories(access.instance(), List.of(id)).get(id)));
        if (known.isPresent()) {
            return there(job, item, known.get());
        }
        return switch (find(item, access)) {
            case Result.Failed<Repository>(var failure) ->
                ItemOutcome.of(failure, Remedy.of(failure, access.product(), access.credentialKind()));
            case Result.Ok<Repository>(var repository) -> create(job, item, access, repository);
        };
    }

    private static Result<Repository> find(ImportItem item, Access access) {
        return item.repositoryId() == null
                ? access.bitbucket().repository(item.repository())
                : access.bitbucket()
                        .repository(new RepositoryId(item.repositoryId().value()), item.repository());
    }

    private ItemOutcome create(ImportJob job, ImportItem item, Access access, Repository repository) {
        List<String> names = job.naming().names(repository.path());
        for (String name : names) {
            NewProject wanted = new NewProject(name, job.connector(), repository.path(), job.settings());
            switch (projects.create(wanted, access, repository, Purpose.ROUTINE)) {
                case ProjectCreation.NameTaken _ -> {}
                case ProjectCreation.Created(var project) -> {
                    return made(project);
                }
                case ProjectCreation.RepositoryTaken(var first, var _) -> {
                    return projects.find(first)
                            .map(project -> there(job, item, project))
                            .orElseGet(() ->
                                    new ItemOutcome.Unanswered("another project of the repository is being removed"));
                }
                case ProjectCreation.Refused(var failure, var remedy) -> {
                    return ItemOutcome.of(failure, remedy);
                }
                case ProjectCreation.NotCovered(var own) -> {
                    return new ItemOutcome.Failed("The connector is for the repository " + own + " alone.");
                }
                case ProjectCreation.NoSsh _ -> {
                    return new ItemOutcome.Failed("The repository cannot be cloned over SSH."
                            + " Switch SSH access on in Bitbucket's administration.");
                }
                case ProjectCreation.UnknownConnector _ -> {
                    return new ItemOutcome.Halted("The connector was removed.");
                }
            }
        }
        return new ItemOutcome.Failed(
                "Other projects have the name " + String.join(" and ", names) + ". Rename one of them.");
    }

    /** What a project that was there already says of the import: a crash may have kept it from noting that it made it. */
    private static ItemOutcome there(ImportJob job, ImportItem item, ProjectView project) {
        boolean ours = item.startedAt() != null
                && !project.createdAt().isBefore(item.startedAt())
                && project.project().connector().equals(job.connector());
        return ours
                ? made(project)
                : new ItemOutcome.Existed(
                        project.project().id(), project.project().name());
    }

    private ItemOutcome made(ProjectId id) {
        return projects.find(id)
                .map(ItemWorker::made)
                .orElseGet(() -> new ItemOutcome.Failed("The project was removed while it was being set up."));
    }

    private static ItemOutcome made(ProjectView project) {
        ProjectId id = project.project().id();
        return switch (project.status()) {
            case READY -> new ItemOutcome.Made(id, project.project().name());
            case SETTING_UP, MOVING ->
                new ItemOutcome.SettingUp(id, project.project().name());
            case NEEDS_ATTENTION -> new ItemOutcome.Failed(String.valueOf(project.problem()));
            case REMOVING -> new ItemOutcome.Failed("The project was removed while it was being set up.");
        };
    }
}
