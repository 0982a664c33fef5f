package io.hookline.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One decision; made from the event and the change decided on. */
public record DecisionId(@JsonValue UUID value) {

    /** Reads the usual 36-character form; throws {@link IllegalArgumentException} for any other. */
    @JsonCreator
    public static DecisionId of(String text) {
        return new DecisionId(UUID.fromString(text));
    }

    /** The same parts always give the same id. */
    public static DecisionId from(Object... parts) {
        return new DecisionId(NameBasedId.of("DecisionId", parts));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
