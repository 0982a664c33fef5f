package io.hookline.simulator.action;

import io.hookline.simulator.git.GitReader;
import io.hookline.simulator.git.GitRepositories;
import io.hookline.simulator.git.GitWriter;

/** The three ways into the repositories on disk. */
public record Git(GitRepositories repositories, GitReader read, GitWriter write) {

    public static Git at(GitRepositories repositories) {
        return new Git(repositories, new GitReader(repositories), new GitWriter(repositories));
    }
}
