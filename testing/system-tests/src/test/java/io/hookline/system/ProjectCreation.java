package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.SimulatedBitbucket.Repository;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Creating a project, asked for under an {@code Idempotency-Key} as often as it takes. */
record ProjectCreation(
        Product product, SimulatedBitbucket bitbucket, Repository repository, String uuid, ConnectorId connector)
        implements Work {

    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final ConnectorClient CONNECTORS =
            new ConnectorClient(ADDRESSES.connectorService(), new Tokens(ADDRESSES.issuer()).of("admin"));
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    /** Of a new repository, through a connector whose rate limits nobody else uses. */
    static ProjectCreation of(Product product) {
        SimulatedBitbucket bitbucket =
                new SimulatedBitbucket(product, ADDRESSES.simulator().control());
        String name = "killed-" + product;
        ConnectorId connector = CONNECTORS
                .connectorNamed(name)
                .orElseGet(() -> CONNECTORS.createConnector(Workplace.newConnector(
                        name, ADDRESSES, product, Workplace.credential(product, bitbucket.administrator("killed")))));
        String owner = switch (product) {
            case CLOUD -> "killed";
            case DATA_CENTER -> "KILLED";
        };
        Repository repository =
                bitbucket.repository(owner, "at-" + UUID.randomUUID().toString().substring(0, 8));
        String uuid =
                bitbucket.control().get(bitbucket.path(repository)).path("uuid").asText();
        return new ProjectCreation(product, bitbucket, repository, uuid, connector);
    }

    @Override
    public void start() {
        Thread.startVirtualThread(() -> {
            try {
                ask();
            } catch (UncheckedIOException e) {
                // The service was killed before it answered; whoever waits for the project asks again.
            }
        });
    }

    @Override
    public void awaitDone() {
        await().atMost(RECOVERY).until(() -> ask().isOk());
        await().atMost(RECOVERY).until(() -> project().isReady());
    }

    @Override
    public BitbucketCalls calls(Instant since) {
        return new BitbucketCalls(
                product,
                bitbucket,
                Map.of(
                        repository.slug(),
                        "{repository}",
                        URLEncoder.encode("{" + uuid + "}", StandardCharsets.UTF_8),
                        "{uuid}"),
                since);
    }

    @Override
    public boolean hasOwnPaths() {
        return true;
    }

    /** Asserts that Bitbucket has exactly one deploy key and one webhook, and that they are those that the project has. */
    void assertWhole() {
        JsonNode project = CONNECTORS.rest().get("/projects/" + id());
        JsonNode keys = bitbucket.control().get(bitbucket.path(repository) + "/keys");
        JsonNode hooks = bitbucket.control().get(bitbucket.path(repository) + "/hooks");
        assertThat(keys).hasSize(1);
        assertThat(keys.at("/0/key")).isEqualTo(project.at("/deployKey/publicKey"));
        assertThat(keys.at("/0/writable").asBoolean()).isFalse();
        assertThat(hooks).hasSize(1);
        assertThat(hooks.at("/0/url")).isEqualTo(project.at("/webhook/url"));
        assertThat(hooks.at("/0/active").asBoolean()).isTrue();
    }

    ProjectId id() {
        return project().id();
    }

    /** Removes the project, so that nobody looks after it any more. */
    void remove() {
        CONNECTORS
                .projectNamed(repository.slug())
                .ifPresent(project -> CONNECTORS.rest().delete("/projects/" + project.id()));
    }

    private ConnectorClient.ProjectView project() {
        return CONNECTORS.projectNamed(repository.slug()).orElseThrow();
    }

    private RestClient.Answer ask() {
        return CONNECTORS
                .rest()
                .with("Idempotency-Key", repository.slug())
                .send(
                        "POST",
                        "/projects",
                        Map.of("name", repository.slug(), "connector", connector, "repository", repository.path()));
    }
}
