package io.hookline.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One build request; made from what is to be built, so that one intent has one id however often it is asked for. */
public record BuildId(@JsonValue UUID value) {

    /** Reads the usual 36-character form; throws {@link IllegalArgumentException} for any other. */
    @JsonCreator
    public static BuildId of(String text) {
        return new BuildId(UUID.fromString(text));
    }

    /** The same parts always give the same id. */
    public static BuildId from(Object... parts) {
        return new BuildId(NameBasedId.of("BuildId", parts));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
