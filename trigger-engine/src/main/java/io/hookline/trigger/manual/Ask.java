package io.hookline.trigger.manual;

import io.hookline.contracts.id.EventId;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody's request.
 *
 * @param event what the inbox knows it by: the same request under one idempotency key has one id
 * @param by who asks
 * @param what as the decision's inputs name it, so that another request under the same key is told apart
 */
public record Ask(EventId event, String by, String what, Instant at) {

    public Ask {
        Objects.requireNonNull(event);
        Objects.requireNonNull(by);
        Objects.requireNonNull(what);
        Objects.requireNonNull(at);
    }
}
