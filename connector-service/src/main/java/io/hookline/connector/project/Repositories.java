package io.hookline.connector.project;

import io.hookline.bitbucket.Repository;
import org.jspecify.annotations.Nullable;

/** A repository's addresses and branch in the terms of a project. */
final class Repositories {

    private Repositories() {}

    static @Nullable String defaultBranch(Repository repository) {
        return repository.defaultBranch() == null
                ? null
                : repository.defaultBranch().shortName();
    }

    /** Where HTTP is switched off there is no clone URL, and the repository's page is the best address there is. */
    static String httpCloneUrl(Repository repository) {
        return (repository.httpCloneUrl() == null ? repository.webUrl() : repository.httpCloneUrl()).toString();
    }
}
