package io.hookline.connector.project;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.ProjectSettings;

/**
 * A project as asked for.
 *
 * @param id its id when it is made: the same when the same request is tried again
 */
public record NewProject(
        ProjectId id, String name, ConnectorId connector, RepositoryPath repository, ProjectSettings settings) {

    public NewProject(String name, ConnectorId connector, RepositoryPath repository, ProjectSettings settings) {
        this(ProjectId.random(), name, connector, repository, settings);
    }

    /** The same, to be made under an id. */
    public NewProject withId(ProjectId other) {
        return new NewProject(other, name, connector, repository, settings);
    }
}
