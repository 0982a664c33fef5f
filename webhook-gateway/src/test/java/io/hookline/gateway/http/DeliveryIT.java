package io.hookline.gateway.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.wire.CloudEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(GatewayProfile.class)
@WithTestResource(OwnKafka.class)
class DeliveryIT extends AgainstGateway<OwnKafka> {

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldHaveTheEventOnKafkaWhenADeliveryIsAccepted(Product product) {
        Hook own = Hook.of(product);
        register(own);

        String event = own.signed(pushKey(product), own.push())
                .post(own.path())
                .then()
                .statusCode(202)
                .body("outcome", equalTo("accepted"))
                .body("deliveryId", notNullValue())
                .extract()
                .path("events[0]");

        ConsumerRecord<String, byte[]> message = eventsOf(own).getFirst();
        CloudEvent<RepositoryEvent> read = Kafka.read(message, RepositoryEvent.class);
        assertThat(read.id()).isEqualTo(event);
        assertThat(read.data()).isInstanceOf(RepositoryEvent.Pushed.class);
        assertThat(read.data().header().project()).isEqualTo(own.registration().project());
        assertThat(message.headers().lastHeader(Delivery.SIZE_HEADER).value())
                .asString(UTF_8)
                .isEqualTo(Integer.toString(own.push().length()));
    }

    /** HTTP leaves the case of header names and the size of chunks to whoever sends. */
    @Test
    void shouldTakeHeadersInAnyCaseAndABodyInChunks() throws IOException {
        String body = hook.push();
        String chunks = body.chars()
                .mapToObj(c -> "1\r\n" + (char) c + "\r\n")
                .collect(Collectors.joining("", "", "0\r\n\r\n"));

        String answer = raw("POST " + hook.path() + " HTTP/1.1\r\nhost: gateway\r\nCONTENT-TYPE: application/json\r\n"
                + "x-event-key: repo:push\r\nX-HUB-SIGNATURE: " + hook.signatureOf(body)
                + "\r\nx-request-uuid: in-chunks\r\ntransfer-encoding: chunked\r\n\r\n" + chunks);

        assertThat(answer).startsWith("HTTP/1.1 202");
        RepositoryEvent event =
                Kafka.read(eventsOf(hook).getFirst(), RepositoryEvent.class).data();
        assertThat(event.header().delivery().id()).isEqualTo("in-chunks");
        assertThat(event.header().delivery().eventKey()).isEqualTo("repo:push");
    }

    @Test
    void shouldTakeDeliveriesUnderTwoSecretsWhileOneReplacesTheOther() {
        Hook successor = hook.successor();
        register(successor);

        hook.signed("repo:push", hook.push()).post(hook.path()).then().statusCode(202);
        successor.signed("repo:push", hook.push()).post(successor.path()).then().statusCode(202);
        successor
                .unsigned("repo:push", hook.push())
                .header("X-Hub-Signature", hook.signatureOf(hook.push()))
                .post(successor.path())
                .then()
                .statusCode(401);

        assertThat(eventsOf(hook)).hasSize(2);
    }

    @Test
    void shouldGiveOneEventIdToAllAttemptsOfADelivery() {
        RequestSpecification delivery = hook.signed("repo:push", hook.push());

        String first =
                delivery.post(hook.path()).then().statusCode(202).extract().path("events[0]");
        String second =
                delivery.post(hook.path()).then().statusCode(202).extract().path("events[0]");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldGiveAnotherEventIdToAnotherDelivery() {
        String first = hook.signed("repo:push", hook.push()).post(hook.path()).path("events[0]");
        String second = hook.signed("repo:push", hook.push()).post(hook.path()).path("events[0]");

        assertThat(second).isNotNull().isNotEqualTo(first);
    }

    @Test
    void shouldTakeACompressedDeliverySignedBeforeOrAfterItWasCompressed() {
        byte[] packed = Hook.gzip(hook.push());

        hook.packed(hook.signatureOf(hook.push()), packed)
                .post(hook.path())
                .then()
                .statusCode(202);
        hook.packed(hook.signatureOf(packed), packed).post(hook.path()).then().statusCode(202);

        assertThat(eventsOf(hook)).hasSize(2);
    }

    @Test
    void shouldIgnoreAnEventOfNoInterest() {
        hook.signed("repo:fork", "{}").post(hook.path()).then().statusCode(200).body("outcome", equalTo("ignored"));

        assertThat(eventsOf(hook)).isEmpty();
    }

    @Test
    void shouldAnswerDataCentersTestOfTheConnectionThoughItIsUnsigned() {
        Hook own = Hook.of(Product.DATA_CENTER);
        register(own);

        own.unsigned("diagnostics:ping", "{\"test\":true}")
                .post(own.path())
                .then()
                .statusCode(200)
                .body("outcome", equalTo("ignored"));
    }

    @Test
    void shouldAcceptABodyOfFourMegabytes() {
        String push = hook.push();
        String body = push + " ".repeat(4_000_000 - push.length());

        hook.signed("repo:push", body).post(hook.path()).then().statusCode(202);
    }

    @Test
    void shouldQuarantineWhatItDoesNotUnderstand() {
        String body = "{\"push\":\"something new\"}";

        hook.signed("repo:push", body)
                .header("Authorization", "Basic c2VjcmV0")
                .post(hook.path())
                .then()
                .statusCode(202)
                .body("outcome", equalTo("quarantined"));

        ConsumerRecord<String, byte[]> aside = kafka.recordsOf(
                        Topic.QUARANTINE, hook.registration().id().value())
                .getFirst();
        assertThat(aside.value()).asString(UTF_8).isEqualTo(body);
        assertThat(aside.headers().lastHeader("http-x-event-key").value())
                .asString(UTF_8)
                .isEqualTo("repo:push");
        assertThat(aside.headers().lastHeader(Delivery.SIZE_HEADER).value())
                .asString(UTF_8)
                .isEqualTo(Integer.toString(body.length()));
        assertThat(aside.headers().lastHeader("http-authorization")).isNull();
        assertThat(eventsOf(hook)).isEmpty();
    }

    @Test
    void shouldForgetAHookWhenItsRegistrationIsRemoved() {
        String id = hook.registration().id().value();
        kafka.send(new ProducerRecord<>(Topic.HOOK_REGISTRATIONS.topicName(), id, null));

        await().untilAsserted(() ->
                hook.signed("repo:push", hook.push()).post(hook.path()).then().statusCode(404));
    }

    @Test
    void shouldSetAMalformedRegistrationAsideAndReadOn() {
        Hook malformed = Hook.of(Product.CLOUD);
        String id = malformed.registration().id().value();
        kafka.send(new ProducerRecord<>(Topic.HOOK_REGISTRATIONS.topicName(), id, "{".getBytes(UTF_8)));
        Hook next = Hook.of(Product.CLOUD);

        register(next);

        await().untilAsserted(() -> assertThat(kafka.recordsOf(Topic.HOOK_REGISTRATIONS_GATEWAY_DLQ, id))
                .hasSize(1));
    }

    @Test
    void shouldSayWhyItIsReady() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'hook-registrations' }.data.version", notNullValue())
                .body("checks.find { it.name == 'kafka' }.status", equalTo("UP"));
    }

    @Test
    void shouldCountDeliveriesByAnswerAndEventKey() {
        hook.signed("repo:push", hook.push()).post(hook.path()).then().statusCode(202);
        hook.signed("repo:invented", "{\"some\":{\"new\":[1]}}")
                .post(hook.path())
                .then()
                .statusCode(200);
        hook.signed("repo:push", hook.push().replace(hook.repositoryId(), "{another}"))
                .post(hook.path())
                .then()
                .statusCode(422);

        given().get("/q/metrics")
                .then()
                .body(containsString("hookline_gateway_deliveries_total{answer=\"accepted\",event=\"repo:push\"}"))
                .body(containsString("hookline_gateway_deliveries_total{answer=\"ignored\",event=\"repo:invented\"}"))
                .body(containsString(
                        "hookline_gateway_deliveries_total{answer=\"other-repository\",event=\"repo:push\"}"));
    }

    private static String pushKey(Product product) {
        return switch (product) {
            case CLOUD -> "repo:push";
            case DATA_CENTER -> "repo:refs_changed";
        };
    }
}
