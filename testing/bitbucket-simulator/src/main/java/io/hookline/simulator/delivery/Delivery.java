package io.hookline.simulator.delivery;

import io.hookline.simulator.state.Hook;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A webhook message on its way to one hook's receiver.
 *
 * @param requestId {@code X-Request-UUID} or {@code X-Request-Id}; the same for all attempts
 * @param hook as it was when the event happened
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are passed on and never compared.
public record Delivery(
        UUID requestId,
        Hook hook,
        String eventKey,
        byte[] body,
        Instant queuedAt,
        State state,
        List<Attempt> attempts) {

    /** Where a delivery stands. */
    public enum State {
        PENDING,
        DELIVERED,
        FAILED,
        /** Cloud: larger than 256 KB, silently not sent. */
        TOO_LARGE,
        /** Data Center: the hook's circuit breaker is open. */
        SKIPPED_BREAKER,
        /** Data Center: too many deliveries of the hook were pending. */
        SKIPPED_IN_FLIGHT
    }

    public Delivery {
        attempts = List.copyOf(attempts);
    }

    Delivery in(State newState) {
        return new Delivery(requestId, hook, eventKey, body, queuedAt, newState, attempts);
    }

    Delivery ended(List<Attempt> made) {
        State end = !made.isEmpty() && made.getLast().succeeded() ? State.DELIVERED : State.FAILED;
        return new Delivery(requestId, hook, eventKey, body, queuedAt, end, made);
    }
}
