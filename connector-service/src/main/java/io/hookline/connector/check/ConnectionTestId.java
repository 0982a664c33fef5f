package io.hookline.connector.check;

import java.util.UUID;

/** One test of a connector. */
public record ConnectionTestId(UUID value) {

    static ConnectionTestId random() {
        return new ConnectionTestId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
