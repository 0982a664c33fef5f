package io.hookline.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A connector: one way into one Bitbucket. */
public record ConnectorId(@JsonValue UUID value) {

    /** Reads the usual 36-character form; throws {@link IllegalArgumentException} for any other. */
    @JsonCreator
    public static ConnectorId of(String text) {
        return new ConnectorId(UUID.fromString(text));
    }

    public static ConnectorId random() {
        return new ConnectorId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
