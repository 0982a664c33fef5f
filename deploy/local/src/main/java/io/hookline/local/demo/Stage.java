package io.hookline.local.demo;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ProjectId;
import io.hookline.local.client.Access;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.ConnectorClient.ProjectView;
import io.hookline.local.client.DecisionsClient;
import io.hookline.local.client.GitClone;
import io.hookline.local.client.HealthClient;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.SimulatedBitbucket.Account;
import io.hookline.local.client.SimulatedBitbucket.Repository;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What the steps of one tour play with: Bitbucket with a repository and a fork of it, clones of both, Hookline's APIs and topics.
 *
 * @param run tells this run's branches and tags from those of other runs
 */
record Stage(
        Scene scene,
        String run,
        SimulatedBitbucket bitbucket,
        Repository repository,
        Repository fork,
        GitClone work,
        GitClone forkWork,
        ConnectorClient connectors,
        DecisionsClient decisions,
        HealthClient health,
        Witness witness,
        Scoreboard board) {

    /** Sets the scene on Bitbucket; Hookline has no part in that. */
    static Stage set(
            Scene scene,
            String run,
            Addresses addresses,
            Access access,
            Path directory,
            Witness witness,
            Scoreboard board) {
        URI control = addresses.simulator().control();
        SimulatedBitbucket bitbucket = new SimulatedBitbucket(scene.product(), control);
        Repository repository = bitbucket.repository(scene.owner(), Scene.REPOSITORY);
        Repository fork = bitbucket.fork(repository, scene.forkOwner());
        Tokens tokens = access.tokens();
        return new Stage(
                scene,
                run,
                bitbucket,
                repository,
                fork,
                clone(repository, directory.resolve(scene.project()), bitbucket.developer()),
                clone(fork, directory.resolve(scene.project() + "-fork"), bitbucket.developer()),
                new ConnectorClient(addresses.connectorService(), tokens.of("admin")),
                new DecisionsClient(addresses.triggerEngine(), tokens.of("viewer")),
                new HealthClient(addresses.healthMonitor(), tokens.of("viewer")),
                witness,
                board);
    }

    void step(String what, Supplier<String> action) {
        board.step(scene.title(), what, action);
    }

    /** Waits until decisions are made by what the project is now. */
    void awaitKnown(ProjectView project) {
        Patience.until(
                () -> decisions.settingsVersion(project.id()) >= project.version(),
                () -> "the trigger engine was not told of the project's settings");
    }

    /** Waits until the health monitor has seen that all is well. */
    void awaitHealthy(ProjectId project) {
        Patience.until(
                () -> health.stateOf(project)
                        .filter(state -> state == HealthState.HEALTHY)
                        .isPresent(),
                () -> "the project is not healthy to begin with: " + health.stateOf(project));
    }

    private static GitClone clone(Repository repository, Path directory, Account developer) {
        return GitClone.of(repository.httpClone(), directory, developer.user(), developer.token());
    }
}
