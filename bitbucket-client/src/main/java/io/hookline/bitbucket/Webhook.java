package io.hookline.bitbucket;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is.
 *
 * @param name what people see: Cloud's description, Data Center's name
 * @param url as text, since Data Center allows variables in it
 * @param secretSet null where the instance does not tell
 * @param statistics null where the instance does not tell in the list; see {@link Bitbucket#webhookStatistics}
 */
public record Webhook(
        WebhookId id,
        String name,
        String url,
        boolean active,
        Set<String> events,
        @Nullable Boolean secretSet,
        boolean tlsVerified,
        @Nullable WebhookStatistics statistics) {
    public Webhook {
        events = Set.copyOf(events);
    }
}
