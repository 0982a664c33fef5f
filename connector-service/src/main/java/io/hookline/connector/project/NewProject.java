package io.hookline.connector.project;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.project.ProjectSettings;

/** A project as asked for. */
public record NewProject(String name, ConnectorId connector, RepositoryPath repository, ProjectSettings settings) {}
