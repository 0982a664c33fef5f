package io.hookline.system;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.SimulatedBitbucket.Account;
import io.hookline.local.client.SimulatedBitbucket.Repository;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A project that a fault befalls. */
record Patient(
        Product product,
        Fault fault,
        SimulatedBitbucket bitbucket,
        Repository repository,
        String uuid,
        ConnectorId connector,
        ProjectId project) {

    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final ConnectorClient CONNECTORS =
            new ConnectorClient(ADDRESSES.connectorService(), new Tokens(ADDRESSES.issuer()).of("admin"));

    /** Makes the project, and waits until it is set up. */
    static Patient admit(Product product, Fault fault) {
        SimulatedBitbucket bitbucket =
                new SimulatedBitbucket(product, ADDRESSES.simulator().control());
        String name = "health-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Repository repository = bitbucket.repository(
                switch (product) {
                    case CLOUD -> "health";
                    case DATA_CENTER -> "HEALTH";
                },
                name);
        Account account = bitbucket.administrator(name);
        ConnectorId connector = CONNECTORS.createConnector(Workplace.newConnector(
                name + "-" + product, ADDRESSES, product, Workplace.credential(product, account)));
        ProjectId project = CONNECTORS
                .createProject(name + "-" + product, connector, repository.path())
                .id();
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> CONNECTORS.project(project).isReady());
        String uuid =
                bitbucket.control().get(bitbucket.path(repository)).path("uuid").asText();
        return new Patient(product, fault, bitbucket, repository, uuid, connector, project);
    }

    /** Lets the fault befall it, and pushes to a new branch while it lasts; returns the commit. */
    String fallIll() {
        RestClient control = bitbucket.control();
        String path = bitbucket.path(repository);
        fault.breakAt(control, path, account().token());
        return control.post(path + "/commits", Map.of("branch", "pushed-meanwhile", "path", "meanwhile.txt"))
                .path("hash")
                .asText();
    }

    /** Mends what only a person can: its connector gets another credential. */
    void beMended() {
        CONNECTORS
                .rest()
                .put(
                        "/connectors/" + connector + "/credentials/SETUP",
                        Workplace.credential(product, bitbucket.administrator(repository.slug() + "-anew")));
    }

    /** How often Bitbucket was asked about the repository from a time on, by its own clock, for so long. */
    long callsWithin(Instant since, Duration time) {
        Map<String, String> names = Map.of(
                repository.slug(),
                "{repository}",
                URLEncoder.encode("{" + uuid + "}", StandardCharsets.UTF_8),
                "{uuid}");
        return new BitbucketCalls(product, bitbucket, names, since)
                .all().stream()
                        .filter(call -> call.at().isBefore(since.plus(time)))
                        .count();
    }

    /** What Bitbucket takes the time for. */
    Instant bitbucketsTime() {
        return Instant.parse(bitbucket.control().get("/clock").path("now").asText());
    }

    @Override
    public String toString() {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " on " + product;
    }

    /** Of nobody else, and named like the repository. */
    private Account account() {
        return bitbucket.administrator(repository.slug());
    }
}
