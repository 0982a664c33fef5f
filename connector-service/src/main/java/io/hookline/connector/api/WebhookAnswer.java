package io.hookline.connector.api;

import io.hookline.connector.webhook.Hook;
import io.hookline.connector.webhook.HookEvents;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.HookId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project's webhook as it should be on Bitbucket; never its secret. */
@Schema(name = "Webhook", examples = WebhookAnswer.EXAMPLE)
record WebhookAnswer(
        @Schema(implementation = String.class) HookId hookId,
        URI url,
        List<String> events,

        @Schema(description = "Always: one that somebody switched off is replaced")
        boolean active,

        @Schema(description = "Bitbucket's id for it; absent while it is not registered") @Nullable
        String registeredAs,

        @Schema(description = "The name of the master key that its secret is derived from")
        String masterKey,

        @Schema(description = "When it was made: each change makes another webhook")
        Instant changedAt) {

    static final String EXAMPLE = """
                {"hookId":"7f1a61aabb101c218b1d80589c642ce4","url":"https://hooks.example.com/hooks/7f1a61aabb101c218b1d80589c642ce4",\
                "events":["pullrequest:created","repo:push"],"active":true,"registeredAs":"{6a1d4c39-8f56-4f0c-9a36-1f0e5f0e4c2b}",\
                "masterKey":"m1","changedAt":"2026-01-20T08:00:00Z"}""";

    static WebhookAnswer of(Hook hook, URI url, Product product) {
        return new WebhookAnswer(
                hook.id(),
                url,
                HookEvents.of(product).stream().sorted().toList(),
                true,
                hook.registeredAs() == null ? null : hook.registeredAs().value(),
                hook.keyId(),
                hook.createdAt());
    }
}
