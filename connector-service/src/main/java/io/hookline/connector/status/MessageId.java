package io.hookline.connector.status;

import io.hookline.contracts.id.EventId;
import java.util.UUID;

/** What names a message for good, however often it is sent. */
public record MessageId(UUID value) {

    /** Of a CloudEvent: its source and its id together. */
    public static MessageId ofEvent(String source, String id) {
        return of("event", source, id);
    }

    /** Of a request with a key that its sender chose, which is the sender's own within a project. */
    public static MessageId ofRequest(Object project, String idempotencyKey) {
        return of("request", project, idempotencyKey);
    }

    private static MessageId of(Object... parts) {
        return new MessageId(EventId.from(parts).value());
    }
}
