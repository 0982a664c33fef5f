package io.hookline.connector.project;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.contracts.id.ProjectId;

/** What came of making a project. */
public sealed interface ProjectCreation {

    /** Made; set up, or still being so because Bitbucket did not answer. */
    record Created(ProjectView project) implements ProjectCreation {}

    /** There is no such connector. */
    record UnknownConnector() implements ProjectCreation {}

    /** Another project has the name. */
    record NameTaken(ProjectId first) implements ProjectCreation {}

    /** Another project has the repository. */
    record RepositoryTaken(ProjectId first, String firstName) implements ProjectCreation {}

    /** The connector is that of one other repository. */
    record NotCovered(RepositoryPath own) implements ProjectCreation {}

    /** The repository cannot be cloned over SSH. */
    record NoSsh() implements ProjectCreation {}

    /** Bitbucket refused, or did not answer the first question; nothing is left of the project. */
    record Refused(Failure failure, String remedy) implements ProjectCreation {}
}
