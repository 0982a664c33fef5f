package io.hookline.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One repository event; made from what caused it, so that a delivery received twice has one id. */
public record EventId(@JsonValue UUID value) {

    /** Reads the usual 36-character form; throws {@link IllegalArgumentException} for any other. */
    @JsonCreator
    public static EventId of(String text) {
        return new EventId(UUID.fromString(text));
    }

    /** The same parts always give the same id. */
    public static EventId from(Object... parts) {
        return new EventId(NameBasedId.of("EventId", parts));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
