package io.hookline.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One repair command; a command delivered twice has one id and is carried out once. */
public record CommandId(@JsonValue UUID value) {

    /** Reads the usual 36-character form; throws {@link IllegalArgumentException} for any other. */
    @JsonCreator
    public static CommandId of(String text) {
        return new CommandId(UUID.fromString(text));
    }

    public static CommandId random() {
        return new CommandId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
