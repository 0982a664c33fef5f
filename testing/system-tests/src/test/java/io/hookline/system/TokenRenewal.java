package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** A call through a connector that a person has connected, whose access token is so near its end that it is renewed first. */
final class TokenRenewal implements Work {

    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final ConnectorClient CONNECTORS =
            new ConnectorClient(ADDRESSES.connectorService(), new Tokens(ADDRESSES.issuer()).of("admin"));
    private static final Executor THREADS = Thread::startVirtualThread;
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final Product product;
    private final SimulatedBitbucket bitbucket;
    private final String owner;
    private final ConnectorId connector;

    private CompletableFuture<RestClient.Answer> first = CompletableFuture.failedFuture(new IllegalStateException());

    /** What Bitbucket answered to whoever asked it for tokens, but where it was held and did nothing. */
    static List<Integer> tokenAnswers(Product product, Instant since) {
        SimulatedBitbucket bitbucket =
                new SimulatedBitbucket(product, ADDRESSES.simulator().control());
        return calls(product, bitbucket, since).all().stream()
                .filter(call -> call.path().endsWith("token"))
                .map(BitbucketCalls.Call::status)
                .filter(status -> status != BitbucketCalls.NOT_DONE)
                .toList();
    }

    private static BitbucketCalls calls(Product product, SimulatedBitbucket bitbucket, Instant since) {
        return new BitbucketCalls(product, bitbucket, Map.of("/oauth2/", "/oauth2/", "/repos", "/repos"), since);
    }

    private TokenRenewal(Product product, SimulatedBitbucket bitbucket, String owner, ConnectorId connector) {
        this.product = product;
        this.bitbucket = bitbucket;
        this.owner = owner;
        this.connector = connector;
    }

    /** Through a connector of its own. */
    static TokenRenewal of(Product product) {
        SimulatedBitbucket bitbucket =
                new SimulatedBitbucket(product, ADDRESSES.simulator().control());
        String owner = switch (product) {
            case CLOUD -> "renewals";
            case DATA_CENTER -> "RENEWALS";
        };
        bitbucket.repository(owner, "listed");
        Map<String, String> consumer = Consumers.create(product, bitbucket);
        ConnectorId connector = CONNECTORS.createConnector(
                Workplace.newConnector(consumer.get("clientId"), ADDRESSES, product, consumer));
        assertThat(Consumers.grant(CONNECTORS
                        .rest()
                        .post("/connectors/" + connector + "/oauth/authorize", null)
                        .path("url")
                        .asText()))
                .isEqualTo(200);
        return new TokenRenewal(product, bitbucket, owner, connector);
    }

    @Override
    public void start() {
        first = CompletableFuture.supplyAsync(this::ask, THREADS);
    }

    @Override
    public void awaitDone() {
        if (!isAnswered()) {
            await().atMost(RECOVERY).until(() -> ask().isOk());
        }
    }

    @Override
    public BitbucketCalls calls(Instant since) {
        return calls(product, bitbucket, since);
    }

    @Override
    public boolean hasOwnPaths() {
        return false;
    }

    /** Asks Bitbucket for something through the connector. */
    RestClient.Answer ask() {
        return CONNECTORS.rest().send("GET", "/connectors/" + connector + "/repositories?workspace=" + owner, null);
    }

    /** Whether the first call was answered: a kill cuts it off. */
    private boolean isAnswered() {
        try {
            return first.join().isOk();
        } catch (CompletionException e) {
            return false;
        }
    }
}
