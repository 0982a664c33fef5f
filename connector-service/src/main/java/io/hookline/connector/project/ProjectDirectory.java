package io.hookline.connector.project;

import io.hookline.connector.store.Database;
import io.hookline.contracts.id.RepositoryId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which repositories have a project, and which names are taken; for many at a time. Calls block. */
@ApplicationScoped
public class ProjectDirectory {

    private final ProjectRepository rows;
    private final Database database;

    ProjectDirectory(ProjectRepository rows, Database database) {
        this.rows = rows;
        this.database = database;
    }

    /** The projects of those repositories of a Bitbucket that have one. */
    public Map<RepositoryId, ProjectView> ofRepositories(String instance, Collection<RepositoryId> repositories) {
        Collection<String> ids = repositories.stream().map(RepositoryId::value).toList();
        return database.read(() -> rows.list("instance = ?1 and repositoryId in ?2", instance, ids)).stream()
                .map(ProjectEntity::view)
                .collect(Collectors.toMap(view -> view.project().repository().id(), Function.identity()));
    }

    /** Those names that a project has. */
    public Set<String> taken(Collection<String> names) {
        return database.read(() -> rows.list("name in ?1", names)).stream()
                .map(row -> row.view().project().name())
                .collect(Collectors.toSet());
    }
}
