package io.hookline.connector.delivery;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.DeliveryAnswered;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record of one of the three topics that deliveries end on.
 *
 * @param headers gives a record header's bytes by name, or null
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares records
record DeliveryRecord(
        String topic, @Nullable String key, Function<String, byte @Nullable []> headers, byte @Nullable [] value) {

    /** What PostgreSQL would not take as text. */
    private static final String NUL = "\0";

    private static final int LONGEST_TEXT = 1_000;

    /**
     * The delivery that it tells of; empty for what Hookline observed by itself.
     *
     * @throws MalformedMessageException when it does not read, this time or any other
     */
    Optional<LoggedDelivery> read() throws MalformedMessageException {
        try {
            Optional<LoggedDelivery> delivery = topic.equals(Topic.QUARANTINE.topicName())
                    ? Optional.of(quarantined())
                    : topic.equals(Topic.DELIVERIES.topicName()) ? Optional.of(answered()) : accepted();
            if (delivery.isPresent()) {
                check(delivery.get());
            }
            return delivery;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedMessageException("a value of the record is not of its kind", e);
        }
    }

    private Optional<LoggedDelivery> accepted() throws MalformedMessageException {
        EventHeader header = message(RepositoryEvent.class).data().header();
        Delivery delivery = header.delivery();
        return delivery == null
                ? Optional.empty()
                : Optional.of(new LoggedDelivery(
                        header.id().value(),
                        delivery.hook(),
                        header.receivedAt(),
                        delivery.id(),
                        delivery.eventKey(),
                        true,
                        202,
                        "accepted",
                        "Kafka has the event.",
                        size()));
    }

    private LoggedDelivery answered() throws MalformedMessageException {
        CloudEvent<DeliveryAnswered> message = message(DeliveryAnswered.class);
        DeliveryAnswered answered = message.data();
        return new LoggedDelivery(
                idOf(answered.hook(), message.id()),
                answered.hook(),
                answered.receivedAt(),
                answered.deliveryId(),
                answered.eventKey(),
                answered.signed(),
                answered.status(),
                answered.outcome(),
                answered.reason(),
                answered.bytes());
    }

    private LoggedDelivery quarantined() throws MalformedMessageException {
        HookId hook = HookId.of(present(key, "key"));
        String deliveryId = present(text("hookline-delivery"), "hookline-delivery");
        return new LoggedDelivery(
                idOf(hook, deliveryId),
                hook,
                Instant.parse(present(text("hookline-received-at"), "hookline-received-at")),
                deliveryId,
                text("http-x-event-key"),
                true,
                202,
                "quarantined",
                "It was not understood, and is kept as it came: " + text("hookline-reason"),
                size());
    }

    /** Apart by topic: an event and what was set aside of the same delivery are two entries. */
    private UUID idOf(HookId hook, String id) {
        return EventId.from(topic, hook, id).value();
    }

    private <T> CloudEvent<T> message(Class<T> family) throws MalformedMessageException {
        byte[] json = value;
        if (json == null) {
            throw new MalformedMessageException("a message of this topic is no tombstone");
        }
        return CloudEvent.read(headers, json, family);
    }

    private @Nullable Long size() {
        String digits = text(Delivery.SIZE_HEADER);
        return digits == null ? null : Long.valueOf(digits);
    }

    private @Nullable String text(String header) {
        byte[] bytes = headers.apply(header);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static String present(@Nullable String text, String name) throws MalformedMessageException {
        if (text == null) {
            throw new MalformedMessageException("the record has no " + name);
        }
        return text;
    }

    private static void check(LoggedDelivery delivery) throws MalformedMessageException {
        for (String text : new @Nullable String[] {
            delivery.deliveryId(), delivery.eventKey(), delivery.outcome(), delivery.reason()
        }) {
            if (text != null && (text.contains(NUL) || text.length() > LONGEST_TEXT)) {
                throw new MalformedMessageException("a text of the record is too long, or is no text");
            }
        }
    }
}
