package io.hookline.trigger.state;

import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import java.util.Objects;

/**
 * What only Bitbucket can say: which commit an abbreviated hash means, and what its message is.
 *
 * @param repository that has the commit: the project's, or a fork
 */
public record CommitQuestion(ProjectId project, RepositoryRef repository, CommitHash commit) {

    public CommitQuestion {
        Objects.requireNonNull(project);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(commit);
    }
}
