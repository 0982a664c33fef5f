package io.hookline.connector.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is kept. It holds no secret.
 *
 * @param body as JSON; null where there was none
 */
public record KeptAnswer(
        int status, Map<String, String> headers, @Nullable String body) {
    public KeptAnswer {
        headers = Map.copyOf(headers);
    }
}
