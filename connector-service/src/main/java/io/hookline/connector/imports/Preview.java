package io.hookline.connector.imports;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.contracts.id.ProjectId;
import java.util.List;

/** What an import would do. */
public sealed interface Preview {

    /** One line a repository. */
    record Planned(List<Line> lines) implements Preview {
        public Planned {
            lines = List.copyOf(lines);
        }
    }

    /** There is no such connector. */
    record UnknownConnector() implements Preview {}

    /** Bitbucket refused, or did not answer. */
    record Refused(Failure failure, String remedy) implements Preview {}

    /** What would become of one repository. */
    sealed interface Line {

        RepositoryPath repository();

        /** It would get a project of this name. */
        record WouldBeMade(RepositoryPath repository, String name) implements Line {}

        /** It has a project. */
        record Exists(RepositoryPath repository, ProjectId project, String name) implements Line {}

        /** No project could be made. */
        record WouldFail(RepositoryPath repository, String why) implements Line {}
    }
}
