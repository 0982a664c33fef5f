package io.hookline.bitbucket;

import java.net.URI;
import java.util.Set;

/**
 * A webhook as it should be.
 *
 * @param name what people see: Cloud's description, Data Center's name
 * @param events the product's own event keys, such as {@code repo:push}; at least one
 * @param secret always sent, also on update, since Data Center replaces the whole webhook
 * @param verifyTls whether Bitbucket checks the receiver's certificate
 */
public record WebhookSpec(
        String name, URI url, boolean active, Set<String> events, WebhookSecret secret, boolean verifyTls) {
    public WebhookSpec {
        Checks.notBlank(name, "webhook name");
        Checks.that(url.isAbsolute(), "a webhook's URL is absolute");
        Checks.that(!events.isEmpty(), "a webhook has at least one event");
        events = Set.copyOf(events);
    }

    /** The same webhook, that delivers nothing yet. */
    public WebhookSpec inactive() {
        return new WebhookSpec(name, url, false, events, secret, verifyTls);
    }
}
