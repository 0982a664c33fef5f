package io.hookline.connector.outbox;

import io.hookline.contracts.Topic;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.telemetry.Tracing;
import io.opentelemetry.api.trace.Span;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where messages to Kafka are put. One key's messages keep their order because whoever writes them holds its project's row or lease. */
@ApplicationScoped
public class Outbox {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Relay relay;
    private final Tracing tracing;

    Outbox(Relay relay, Tracing tracing) {
        this.relay = relay;
        this.tracing = tracing;
    }

    /** Adds messages in the caller's transaction, and in the trace of what it does. They are published once it has committed, soon and at least once. */
    public Uni<Void> add(List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session ->
                        session.persistAll(messages.stream().map(this::row).toArray()))
                .invoke(relay::wakeSoon);
    }

    /** Adds one message in the caller's transaction. */
    public Uni<Void> add(OutboxMessage message) {
        return add(List.of(message));
    }

    /** Waits until Kafka has all messages of this key; false when it does not get them in time. */
    public boolean awaitPublished(Topic topic, String key) {
        return relay.awaitPublished(topic, key, PATIENCE);
    }

    private OutboxEntity row(OutboxMessage message) {
        CloudEvent<?> event = message.event();
        if (event == null) {
            return new OutboxEntity(message.topic().topicName(), message.key(), Map.of(), null);
        }
        Map<String, byte[]> headers = new HashMap<>(event.headers());
        if (tracing.isOn()) {
            headers.putAll(tracing.headersOf(Span.current()));
        }
        return new OutboxEntity(message.topic().topicName(), message.key(), text(headers), event.value());
    }

    private static Map<String, String> text(Map<String, byte[]> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> new String(header.getValue(), StandardCharsets.UTF_8)));
    }
}
