package io.hookline.connector.status;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One of a commit's statuses. */
public record StatusId(@JsonValue UUID value) {

    static StatusId random() {
        return new StatusId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
