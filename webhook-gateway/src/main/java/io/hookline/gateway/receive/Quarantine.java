package io.hookline.gateway.receive;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Delivery;
import io.hookline.gateway.publish.PublishResult;
import io.hookline.gateway.publish.Publisher;
import io.hookline.payload.delivery.ReceivedDelivery;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sets a delivery aside that was not understood: its body as it came, its HTTP headers as {@code http-<name>}, but for
 * {@code Authorization}, which may hold a secret.
 */
@Singleton
class Quarantine {

    private final Publisher publisher;

    Quarantine(Publisher publisher) {
        this.publisher = publisher;
    }

    void add(
            ReceivedDelivery delivery,
            String reason,
            MultiMap httpHeaders,
            Body body,
            Span cause,
            Consumer<PublishResult> then) {
        Map<String, byte[]> headers = new HashMap<>();
        httpHeaders.forEach((name, value) -> headers.put("http-" + name.toLowerCase(Locale.ROOT), utf8(value)));
        headers.remove("http-authorization");
        headers.put("hookline-reason", utf8(reason));
        headers.put("hookline-project", utf8(delivery.project().toString()));
        headers.put("hookline-delivery", utf8(delivery.delivery().id()));
        headers.put("hookline-received-at", utf8(delivery.receivedAt().toString()));
        headers.put(Delivery.SIZE_HEADER, utf8(Integer.toString(body.asSent().length)));
        publisher.setAside(Topic.QUARANTINE, delivery.delivery().hook().value(), body.content(), headers, cause, then);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
