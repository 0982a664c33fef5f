package io.hookline.connector.outbox;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message not yet published; written here, read by {@link Relay} in plain SQL. */
@Entity
@Table(name = "outbox")
@SuppressWarnings("UnusedVariable")
class OutboxEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long seq;

    private String topic;
    private String key;
    private String headers;
    private byte @Nullable [] value;

    @SuppressWarnings("NullAway.Init")
    protected OutboxEntity() {}

    OutboxEntity(String topic, String key, Map<String, String> headers, byte @Nullable [] value) {
        this.topic = topic;
        this.key = key;
        this.headers = JsonObject.mapFrom(headers).encode();
        this.value = value;
    }
}
