package io.hookline.connector.check;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.contracts.id.ConnectorId;
import java.util.Optional;

/**
 * A test to run, held by whoever has it.
 *
 * @param repository the one to look at instead of the connector's
 */
record TestJob(ConnectionTestId id, ConnectorId connector, Optional<RepositoryPath> repository) {}
