package io.hookline.connector.repair;

import io.hookline.bitbucket.Repository;
import io.hookline.connector.connection.Access;
import io.hookline.connector.store.Lease;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;

/**
 * An order being carried out.
 *
 * @param found the repository as Bitbucket shows it now, wherever it is
 */
record Job(Order order, Project project, Repository found, Access access, Lease lease) {

    ProjectId id() {
        return project.id();
    }

    CommandId command() {
        return order.id();
    }
}
