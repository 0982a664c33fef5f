package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.Topics;
import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.DeliveryAnswered;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestConfig.class)
class DeliveriesIT extends OnBench {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00.123456Z");

    @Inject
    Pool pool;

    private Made made;
    private HookId hook;

    @BeforeEach
    void makeProject() {
        made = bench.project(Product.CLOUD);
        hook = HookId.of(as("viewer")
                .get("/projects/" + made.id() + "/webhook")
                .then()
                .extract()
                .path("hookId"));
    }

    @Test
    void shouldShowWhatBecameOfEachDeliveryNewestFirst() {
        accept("d1", 1);
        quarantine("d2", 2);
        tell("d3", 3, true, "ignored", 200);
        tell("d4", 4, false, "signature-wrong", 401);

        await().untilAsserted(() -> deliveries("")
                .body("items.deliveryId", contains("d4", "d3", "d2", "d1"))
                .body("items.outcome", contains("signature-wrong", "ignored", "quarantined", "accepted"))
                .body("items.status", contains(401, 200, 202, 202))
                .body("items.signed", contains(false, true, true, true))
                .body("items.bytes", contains(2, 2, 7, 42))
                .body("items[2].reason", containsString("not the known shape"))
                .body("items[3].eventKey", equalTo("repo:push"))
                .body("items[3].hookId", equalTo(hook.value()))
                .body("items[3].receivedAt", equalTo(START.plusSeconds(1).toString()))
                .body("next", nullValue()));
    }

    @Test
    void shouldShowADeliveryOnceWhenKafkaHandsItOverAgain() {
        accept("again", 1);
        quarantine("aside", 2);
        await().untilAsserted(() -> deliveries("").body("items", hasSize(2)));

        accept("again", 1);
        quarantine("aside", 2);
        tell("last", 3, true, "ignored", 200);
        accept("last", 4);

        await().untilAsserted(() -> deliveries("").body("items", hasSize(4)));
    }

    @Test
    void shouldKeepFiftyAndNotLetStrangersPushThemOut() {
        accept("first", 0);
        IntStream.rangeClosed(1, 60).forEach(second -> tell("u" + second, second, false, "signature-wrong", 401));
        IntStream.rangeClosed(1, 55).forEach(second -> tell("s" + second, second, true, "ignored", 200));

        await().untilAsserted(() -> deliveries("?limit=200")
                .body("items.findAll { it.signed }", hasSize(50))
                .body("items.findAll { it.signed }[49].deliveryId", equalTo("s6"))
                .body("items.findAll { !it.signed }", hasSize(50))
                .body("items.findAll { !it.signed }[0].deliveryId", equalTo("u60")));
    }

    @Test
    void shouldPageThroughTheLog() {
        IntStream.rangeClosed(1, 5).forEach(second -> tell("d" + second, second / 2, true, "ignored", 200));
        await().untilAsserted(() -> deliveries("").body("items", hasSize(5)));
        List<String> all = deliveries("").extract().path("items.id");

        String next = deliveries("?limit=2")
                .body("items.id", equalTo(all.subList(0, 2)))
                .extract()
                .path("next");
        next = deliveries("?limit=2&after=" + next)
                .body("items.id", equalTo(all.subList(2, 4)))
                .extract()
                .path("next");
        deliveries("?limit=2&after=" + next)
                .body("items.id", equalTo(all.subList(4, 5)))
                .body("next", nullValue());
    }

    @Test
    void shouldRefuseWhatIsNoPageAndNoProject() {
        as("viewer")
                .get("/projects/" + made.id() + "/webhook/deliveries?after=4711")
                .then()
                .statusCode(422);
        as("viewer")
                .get("/projects/" + UUID.randomUUID() + "/webhook/deliveries")
                .then()
                .statusCode(404);
        as("runner")
                .get("/projects/" + made.id() + "/webhook/deliveries")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldSetAsideWhatDoesNotReadAndKeepTheRest() {
        String key = "poison-" + UUID.randomUUID();
        List.of(Topic.REPOSITORY_EVENTS, Topic.QUARANTINE, Topic.DELIVERIES)
                .forEach(topic -> Topics.send(topic, key, Map.of(), "{".getBytes(UTF_8)));
        accept("good", 1);

        await().untilAsserted(() -> deliveries("").body("items.deliveryId", contains("good")));
        await().untilAsserted(() -> assertThat(Topics.records(Topic.DELIVERIES_CONNECTOR_DLQ))
                .filteredOn(message -> key.equals(message.key()))
                .extracting(message -> new String(
                        message.headers().lastHeader("dead-letter-topic").value(), UTF_8))
                .containsExactlyInAnyOrder(
                        "hookline.repository-events", "hookline.webhooks.quarantine", "hookline.webhooks.deliveries"));
    }

    /** A hook that is gone has no log, and does not stand in the way of others. */
    @Test
    void shouldForgetDeliveriesWithTheirWebhook() {
        accept("d1", 1);
        await().untilAsserted(() -> deliveries("").body("items", hasSize(1)));

        as("admin").delete("/projects/" + made.id()).then().statusCode(200);
        tell("late", 2, true, "ignored", 200);
        Made other = bench.project(Product.CLOUD);
        HookId gone = hook;
        hook = HookId.of(as("viewer")
                .get("/projects/" + other.id() + "/webhook")
                .then()
                .extract()
                .path("hookId"));
        made = other;
        accept("d2", 3);

        await().untilAsserted(() -> deliveries("").body("items", hasSize(1)));
        assertThat(pool.preparedQuery("select 1 from webhook_delivery where hook_id = $1")
                        .execute(Tuple.of(gone.value()))
                        .await()
                        .indefinitely()
                        .size())
                .isZero();
    }

    @Test
    void shouldHaveNoDeliveriesBeforeTheFirst() {
        deliveries("").body("items", empty());
    }

    private ValidatableResponse deliveries(String query) {
        return as("viewer")
                .get("/projects/" + made.id() + "/webhook/deliveries" + query)
                .then()
                .statusCode(200);
    }

    private void accept(String deliveryId, int second) {
        Instant time = START.plusSeconds(second);
        RepositoryRef repository = new RepositoryRef(
                io.hookline.contracts.event.Product.CLOUD, RepositoryId.of("{" + made.id() + "}"), "acme/shop");
        RepositoryEvent event = new RepositoryEvent.Pushed(
                new EventHeader(
                        EventId.from(hook, deliveryId),
                        new ProjectId(made.id()),
                        repository,
                        time,
                        new Delivery(hook, deliveryId, "repo:push"),
                        null),
                List.of());
        CloudEvent<RepositoryEvent> message =
                new CloudEvent<>(event.header().id().toString(), "/hookline/webhook-gateway", time, event);
        Map<String, byte[]> headers = new HashMap<>(message.headers());
        headers.put(Delivery.SIZE_HEADER, "42".getBytes(UTF_8));
        Topics.send(Topic.REPOSITORY_EVENTS, repository.id().value(), headers, message.value());
    }

    private void quarantine(String deliveryId, int second) {
        Topics.send(
                Topic.QUARANTINE,
                hook.value(),
                Map.of(
                        "hookline-delivery",
                        deliveryId.getBytes(UTF_8),
                        "hookline-received-at",
                        START.plusSeconds(second).toString().getBytes(UTF_8),
                        "hookline-reason",
                        "not the known shape at $.push".getBytes(UTF_8),
                        "http-x-event-key",
                        "repo:push".getBytes(UTF_8),
                        Delivery.SIZE_HEADER,
                        "7".getBytes(UTF_8)),
                "{...}".getBytes(UTF_8));
    }

    private void tell(String deliveryId, int second, boolean signed, String outcome, int status) {
        Instant time = START.plusSeconds(second);
        DeliveryAnswered answered = new DeliveryAnswered(
                hook,
                new ProjectId(made.id()),
                deliveryId,
                "repo:fork",
                signed,
                status,
                outcome,
                "It is a test.",
                2L,
                time);
        CloudEvent<DeliveryAnswered> message =
                new CloudEvent<>(UUID.randomUUID().toString(), "/hookline/webhook-gateway", time, answered);
        Topics.send(Topic.DELIVERIES, hook.value(), message.headers(), message.value());
    }
}
