package io.hookline.connector.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An import. */
public record ImportId(@JsonValue UUID value) {

    static ImportId random() {
        return new ImportId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
