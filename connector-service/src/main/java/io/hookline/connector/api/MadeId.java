package io.hookline.connector.api;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The id of what a request makes: a new one, or the one that an earlier try of the same request had. */
@RequestScoped
class MadeId {

    private UUID value = UUID.randomUUID();

    UUID value() {
        return value;
    }

    void set(UUID earlier) {
        value = earlier;
    }
}
