package io.hookline.simulator.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A webhook's event key and body, before it is written and signed. */
public record WebhookMessage(String eventKey, Map<String, @Nullable Object> body) {}
