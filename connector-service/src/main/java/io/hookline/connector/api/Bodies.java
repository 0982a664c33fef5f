package io.hookline.connector.api;

import org.jspecify.annotations.Nullable;

/** What is common to all request bodies. */
final class Bodies {

    private Bodies() {}

    /** The body, which a request may lack altogether. */
    static <T> T required(@Nullable T body) {
        if (body == null) {
            throw Problem.of(400, "no-body", "The request has no body", "Send a JSON object.")
                    .asException();
        }
        return body;
    }
}
