package io.hookline.connector.webhook;

import io.hookline.connector.ConnectorConfig;
import io.hookline.contracts.id.HookId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;

/** Where webhooks point: the gateway's public address, {@code /hooks/}, the hook id. A webhook is ours by its URL, never by its name. */
@Singleton
public class HookUrls {

    private final String prefix;

    @Inject
    HookUrls(ConnectorConfig config) {
        this(config.webhookBaseUrl().orElseThrow());
    }

    HookUrls(String publicBase) {
        this.prefix = (publicBase.endsWith("/") ? publicBase : publicBase + "/") + "hooks/";
    }

    /** The URL of one webhook. */
    public URI of(HookId hook) {
        return URI.create(prefix + hook);
    }

    /** Whether a webhook with this URL delivers to this installation. */
    public boolean isOurs(String url) {
        return url.startsWith(prefix);
    }
}
