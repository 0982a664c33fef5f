package io.hookline.contracts.event;

import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A delivery to a registered webhook that made no event, and what it was answered. Of many like it in a short time only some are told.
 *
 * @param deliveryId Bitbucket's id of the delivery; null where it has none that reads
 * @param eventKey Bitbucket's {@code X-Event-Key}; null where it has none that reads
 * @param signed whether the webhook's signature vouches for the delivery; without, anybody can have sent it
 * @param status the HTTP status of the answer
 * @param outcome {@code ignored}, or the last part of the problem's type, such as {@code signature-wrong}
 * @param reason one sentence for people
 * @param bytes of the body on the wire; null where it was not read to its end
 */
public record DeliveryAnswered(
        HookId hook,
        ProjectId project,
        @Nullable String deliveryId,
        @Nullable String eventKey,
        boolean signed,
        int status,
        String outcome,
        String reason,
        @Nullable Long bytes,
        Instant receivedAt) {

    public DeliveryAnswered {
        Objects.requireNonNull(hook);
        Objects.requireNonNull(project);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(receivedAt);
    }
}
