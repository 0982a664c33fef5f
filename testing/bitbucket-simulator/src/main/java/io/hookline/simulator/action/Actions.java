package io.hookline.simulator.action;

import io.hookline.simulator.event.EventSink;
import io.hookline.simulator.git.GitRepositories;
import io.hookline.simulator.state.Store;

/** Everything that can be done to the simulated state. */
public record Actions(
        Git git, Pushes pushes, Repositories repositories, PullRequests pullRequests, Keys keys, Hooks hooks) {

    public static Actions of(Store store, GitRepositories repositories, EventSink events) {
        Git git = Git.at(repositories);
        Pushes pushes = new Pushes(store, git, events);
        return new Actions(
                git,
                pushes,
                new Repositories(store, git, pushes, events),
                new PullRequests(store, git, pushes, events),
                new Keys(store),
                new Hooks(store, events));
    }
}
