package io.hookline.system;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.GitClone;
import io.hookline.local.client.HealthClient;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.SimulatedBitbucket.Account;
import io.hookline.local.client.SimulatedBitbucket.Repository;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A repository on one of the simulated Bitbuckets, its project in Hookline, and a clone to push from. */
record Workplace(
        Product product,
        SimulatedBitbucket bitbucket,
        Repository repository,
        ProjectId project,
        String name,
        GitClone work) {

    /** Makes all of it under this name, and waits until the project is set up. */
    static Workplace make(Product product, String name) {
        Addresses addresses = SharedStack.get().addresses();
        SimulatedBitbucket bitbucket =
                new SimulatedBitbucket(product, addresses.simulator().control());
        String owner = switch (product) {
            case CLOUD -> "system";
            case DATA_CENTER -> "SYSTEM";
        };
        Repository repository = bitbucket.repository(owner, name);
        ConnectorClient connectors =
                new ConnectorClient(addresses.connectorService(), new Tokens(addresses.issuer()).of("admin"));
        ConnectorId connector = connectors
                .connectorNamed("system-" + product)
                .orElseGet(() -> connectors.createConnector(newConnector(
                        "system-" + product, addresses, product, credential(product, bitbucket.hookline()))));
        ProjectId project = connectors
                .createProject(name + "-" + product, connector, repository.path())
                .id();
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> connectors.project(project).isReady());
        Account developer = bitbucket.developer();
        GitClone work = GitClone.of(repository.httpClone(), newDirectory(), developer.user(), developer.token());
        return new Workplace(product, bitbucket, repository, project, name + "-" + product, work);
    }

    /** Commits to a branch of its own, starting from the default branch, and pushes it; returns the commit. */
    String pushToNewBranch(String branch) {
        work.checkOutRemote(repository.defaultBranch());
        work.checkOut(branch);
        String commit = work.commit("Change on " + branch);
        work.push(branch);
        return commit;
    }

    /** Waits until the health monitor has looked at it and found nothing. */
    void awaitHealthy(HealthClient health) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> health.stateOf(project)
                        .filter(HealthState.HEALTHY::equals)
                        .isPresent());
    }

    /** A connector of the stack's simulated Bitbucket. */
    static ConnectorClient.NewConnector newConnector(
            String name, Addresses addresses, Product product, Map<String, String> credential) {
        return newConnector(
                name,
                switch (product) {
                    case CLOUD -> addresses.simulator().cloud();
                    case DATA_CENTER -> addresses.simulator().dataCenter();
                },
                product,
                credential);
    }

    /** A connector of the simulated Bitbucket at an address. */
    static ConnectorClient.NewConnector newConnector(
            String name, Addresses.Product address, Product product, Map<String, String> credential) {
        return new ConnectorClient.NewConnector(
                name,
                product,
                address.rest(),
                credential,
                address.ssh().getHost() + ":" + address.ssh().getPort());
    }

    /** The token of an account. */
    static Map<String, String> credential(Product product, Account account) {
        return switch (product) {
            case CLOUD -> Map.of("kind", "apiToken", "email", account.email(), "token", account.token());
            case DATA_CENTER -> Map.of("kind", "accessToken", "token", account.token());
        };
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "clone").resolve("work");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
