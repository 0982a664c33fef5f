package io.hookline.connector.project;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.observe.Check;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ProjectId;
import java.util.List;

/** What came of changing a project's repository. */
public sealed interface RepositoryChange {

    /** It is the same repository; the project follows it, if there was anything to follow. */
    record Followed(ProjectView project, boolean changed, Checks checks) implements RepositoryChange {}

    /** The project has another repository; {@code left} is what the former one did not let go. */
    record Replaced(ProjectView project, RepositoryRef former, Checks checks, List<Leftover> left)
            implements RepositoryChange {
        public Replaced {
            left = List.copyOf(left);
        }
    }

    /** Key and webhook of the project after the change. */
    record Checks(List<Check> deployKey, List<Check> webhook) {
        public Checks {
            deployKey = List.copyOf(deployKey);
            webhook = List.copyOf(webhook);
        }
    }

    /** Begun; goes on by itself. */
    record Underway(ProjectView project) implements RepositoryChange {}

    /** It is another repository, and nobody said that it should take the former one's place. */
    record Another(RepositoryRef present, RepositoryRef found) implements RepositoryChange {}

    /** Another project builds the repository. */
    record Taken(ProjectId first, String firstName) implements RepositoryChange {}

    record UnknownProject() implements RepositoryChange {}

    record UnknownConnector() implements RepositoryChange {}

    /** The project is not set up, so that it cannot take another repository. */
    record NotReady() implements RepositoryChange {}

    /** Other work on the project did not end in time. */
    record Busy() implements RepositoryChange {}

    /** The clone URL is of another host than the connector's. */
    record OtherHost() implements RepositoryChange {}

    /** The connector is that of one other repository. */
    record NotCovered(RepositoryPath own) implements RepositoryChange {}

    /** The repository cannot be cloned over SSH. */
    record NoSsh() implements RepositoryChange {}

    /** Bitbucket refused, or did not answer the first question; the project is as it was. */
    record Refused(Failure failure, String remedy) implements RepositoryChange {}
}
