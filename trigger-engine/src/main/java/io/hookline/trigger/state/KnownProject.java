package io.hookline.trigger.state;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A project as connector-service told of it, and how far it was observed.
 *
 * @param removed whether the project was deleted; its events build nothing
 * @param observedDefaultBranch of the last look at the repository; heeded only while the project itself names none
 * @param refsSeen whether the baseline of refs is there
 * @param pullRequestsSeen whether the baseline of open pull requests is there
 */
public record KnownProject(
        Project project,
        boolean removed,
        @Nullable String observedDefaultBranch,
        boolean refsSeen,
        boolean pullRequestsSeen) {

    public KnownProject {
        Objects.requireNonNull(project);
    }

    /** Empty for an empty repository. */
    public Optional<GitRef> defaultBranch() {
        return Optional.ofNullable(project.defaultBranch())
                .or(() -> Optional.ofNullable(observedDefaultBranch))
                .map(GitRef::branch);
    }

    /** The project as if it had these settings. */
    public KnownProject deciding(ProjectSettings settings) {
        Project changed = new Project(
                project.id(),
                project.name(),
                project.connector(),
                project.repository(),
                project.defaultBranch(),
                project.httpCloneUrl(),
                project.sshCloneUrl(),
                settings,
                project.version());
        return new KnownProject(changed, removed, observedDefaultBranch, refsSeen, pullRequestsSeen);
    }
}
