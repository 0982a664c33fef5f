package io.hookline.connector.delivery;

import io.hookline.contracts.id.HookId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery to a webhook and what it was answered.
 *
 * @param id the same each time that Kafka hands it over
 * @param receivedAt to the microsecond
 * @param deliveryId Bitbucket's id of it; null where it has none that reads
 * @param eventKey Bitbucket's {@code X-Event-Key}; null where it has none that reads
 * @param signed whether the webhook's signature vouches for it; without, anybody can have sent it
 * @param status the HTTP status of the answer
 * @param outcome {@code accepted}, {@code quarantined}, {@code ignored}, or why it was refused in one word
 * @param reason one sentence for people
 * @param bytes of its body; null where nobody counted them
 */
public record LoggedDelivery(
        UUID id,
        HookId hook,
        Instant receivedAt,
        @Nullable String deliveryId,
        @Nullable String eventKey,
        boolean signed,
        int status,
        String outcome,
        String reason,
        @Nullable Long bytes) {

    public LoggedDelivery {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }
}
