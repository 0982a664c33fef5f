package io.hookline.connector.api;

import org.jspecify.annotations.Nullable;

/** The header that makes a request sent again the same request. */
final class Idempotency {

    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;

    private Idempotency() {}

    /** The header's value, or a problem; null where it was not sent. */
    static @Nullable String read(@Nullable String header) {
        if (header != null && (header.isBlank() || header.length() > LONGEST)) {
            throw Problem.of(
                            400,
                            "malformed-idempotency-key",
                            "The idempotency key is empty or too long",
                            "Send 1 to " + LONGEST + " characters, such as a UUID.")
                    .asException();
        }
        return header;
    }
}
