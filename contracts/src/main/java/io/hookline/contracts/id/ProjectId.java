package io.hookline.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A project: one repository that Hookline builds. */
public record ProjectId(@JsonValue UUID value) {

    /** Reads the usual 36-character form; throws {@link IllegalArgumentException} for any other. */
    @JsonCreator
    public static ProjectId of(String text) {
        return new ProjectId(UUID.fromString(text));
    }

    public static ProjectId random() {
        return new ProjectId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
