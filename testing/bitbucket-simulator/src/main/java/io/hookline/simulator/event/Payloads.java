package io.hookline.simulator.event;

import java.util.List;

/** Turns what happened into one product's webhook messages; an event the product does not tell gives none. */
public interface Payloads {
    List<WebhookMessage> of(DomainEvent event);
}
