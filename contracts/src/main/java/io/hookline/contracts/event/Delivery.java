package io.hookline.contracts.event;

import io.hookline.contracts.id.HookId;
import java.util.Objects;

/**
 * The webhook delivery that an event came with.
 *
 * @param hook the registration it was sent to
 * @param id Cloud's {@code X-Request-UUID} or Data Center's {@code X-Request-Id}: the same over all attempts of a delivery
 * @param eventKey Bitbucket's {@code X-Event-Key}, such as {@code repo:push}
 */
public record Delivery(HookId hook, String id, String eventKey) {

    /** The record header of what came with a delivery: how many bytes its body had on the wire, in digits. */
    public static final String SIZE_HEADER = "hookline-size";

    public Delivery {
        Objects.requireNonNull(hook);
        Objects.requireNonNull(id);
        Objects.requireNonNull(eventKey);
    }
}
