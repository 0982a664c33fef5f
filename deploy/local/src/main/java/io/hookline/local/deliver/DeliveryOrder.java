package io.hookline.local.deliver;

import java.util.Map;

/**
 * What to deliver.
 *
 * @param project by name
 * @param eventKey Bitbucket's {@code X-Event-Key}
 * @param headers sent instead of, or beside, those that Bitbucket sends
 * @param signed whether to sign with the secret of the project's webhook
 * @param asProject whether to make it an event of the project's repository first
 */
public record DeliveryOrder(
        String project,
        String eventKey,
        WebhookBody body,
        Map<String, String> headers,
        boolean signed,
        boolean asProject) {

    public DeliveryOrder {
        headers = Map.copyOf(headers);
    }
}
