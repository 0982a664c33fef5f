package io.hookline.connector.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.DeliveryAnswered;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryRecordTest {

    private static final HookId HOOK = HookId.of("00112233445566778899aabbccddeeff");
    private static final ProjectId PROJECT = ProjectId.of("7d9f4c1e-5a51-4a5e-9f0c-0a3d7c1b2e11");
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00.123456Z");

    @Test
    void shouldShowAnEventAsAcceptedUnderItsOwnId() throws MalformedMessageException {
        RepositoryEvent event = event(new Delivery(HOOK, "d1", "repo:push"));

        LoggedDelivery delivery = record(Topic.REPOSITORY_EVENTS, event, Map.of(Delivery.SIZE_HEADER, "42"))
                .read()
                .orElseThrow();

        assertThat(delivery)
                .isEqualTo(new LoggedDelivery(
                        event.header().id().value(),
                        HOOK,
                        TIME,
                        "d1",
                        "repo:push",
                        true,
                        202,
                        "accepted",
                        "Kafka has the event.",
                        42L));
    }

    @Test
    void shouldReadAnEventOfAGatewayThatDidNotTellTheSize() throws MalformedMessageException {
        assertThat(record(Topic.REPOSITORY_EVENTS, event(new Delivery(HOOK, "d1", "repo:push")), Map.of())
                        .read()
                        .orElseThrow()
                        .bytes())
                .isNull();
    }

    @Test
    void shouldShowNothingOfWhatHooklineSawByItself() throws MalformedMessageException {
        assertThat(record(Topic.REPOSITORY_EVENTS, event(null), Map.of()).read())
                .isEmpty();
    }

    @Test
    void shouldShowWhatARefusedDeliveryWasAnswered() throws MalformedMessageException {
        LoggedDelivery delivery =
                record(Topic.DELIVERIES, answered("why"), Map.of()).read().orElseThrow();

        assertThat(delivery.status()).isEqualTo(401);
        assertThat(delivery.outcome()).isEqualTo("signature-wrong");
        assertThat(delivery.reason()).isEqualTo("why");
        assertThat(delivery.signed()).isFalse();
        assertThat(delivery.eventKey()).isNull();
    }

    @Test
    void shouldGiveARecordOneIdHoweverOftenItIsRead() throws MalformedMessageException {
        assertThat(record(Topic.DELIVERIES, answered("why"), Map.of()).read())
                .isEqualTo(record(Topic.DELIVERIES, answered("why"), Map.of()).read());
    }

    @Test
    void shouldShowWhatWasSetAside() throws MalformedMessageException {
        LoggedDelivery delivery = quarantined(Map.of()).read().orElseThrow();

        assertThat(delivery.outcome()).isEqualTo("quarantined");
        assertThat(delivery.receivedAt()).isEqualTo(TIME);
        assertThat(delivery.reason()).endsWith("not the known shape at $.push");
        assertThat(delivery.eventKey()).isEqualTo("repo:push");
        assertThat(delivery.bytes()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hookline-size", "hookline-received-at"})
    void shouldRefuseAValueThatIsNotOfItsKind(String header) {
        assertThatThrownBy(quarantined(Map.of(header, "many"))::read).isInstanceOf(MalformedMessageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\0"})
    void shouldRefuseWhatTheDatabaseWouldRefuse(String reason) {
        assertThatThrownBy(record(Topic.DELIVERIES, answered(reason), Map.of())::read)
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(record(Topic.DELIVERIES, answered("x".repeat(1_001)), Map.of())::read)
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void shouldRefuseATombstone() {
        assertThatThrownBy(new DeliveryRecord(Topic.DELIVERIES.topicName(), "k", _ -> null, null)::read)
                .isInstanceOf(MalformedMessageException.class);
    }

    private static DeliveryRecord quarantined(Map<String, String> others) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "hookline-delivery", "d1",
                "hookline-received-at", TIME.toString(),
                "hookline-reason", "not the known shape at $.push",
                "http-x-event-key", "repo:push",
                "hookline-size", "7"));
        headers.putAll(others);
        return new DeliveryRecord(
                Topic.QUARANTINE.topicName(), HOOK.value(), name -> bytes(headers.get(name)), bytes("{...}"));
    }

    private static DeliveryRecord record(Topic topic, Object data, Map<String, String> others) {
        CloudEvent<Object> message = new CloudEvent<>("id-1", "/test", TIME, data);
        Map<String, byte[]> headers = message.headers();
        return new DeliveryRecord(
                topic.topicName(),
                HOOK.value(),
                name -> headers.containsKey(name) ? headers.get(name) : bytes(others.get(name)),
                message.value());
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    private static DeliveryAnswered answered(String reason) {
        return new DeliveryAnswered(HOOK, PROJECT, null, null, false, 401, "signature-wrong", reason, 2L, TIME);
    }

    private static RepositoryEvent event(@Nullable Delivery delivery) {
        return new RepositoryEvent.Pushed(
                new EventHeader(
                        EventId.from("an event"),
                        PROJECT,
                        new RepositoryRef(Product.CLOUD, RepositoryId.of("{5b1c}"), "acme/shop"),
                        TIME,
                        delivery,
                        null),
                List.of());
    }
}
