package io.hookline.connector.imports;

import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.project.ProjectSettings;

/** An import as asked for; every project gets the same settings. */
public record NewImport(ConnectorId connector, Selection selection, NamingRule naming, ProjectSettings settings) {}
