package io.hookline.connector.api;

import org.jspecify.annotations.Nullable;

/** What is common to all request bodies. */
final class Bodies {

    private Bodies() {}

    /** The body, which a request may lack altogether. */
    static <T> T required(@Nullable T body) {
        if (body == null) {
            throw HttpProblems.noBody().asException();
        }
        return body;
    }
}
