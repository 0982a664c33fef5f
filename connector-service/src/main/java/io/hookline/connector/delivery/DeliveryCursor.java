package io.hookline.connector.delivery;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** A place in the log, newest first: the deliveries after it are older. Its text is {@code <time>_<id>}. */
public record DeliveryCursor(Instant receivedAt, UUID id) {

    /** Reads what {@link #toString} writes; throws {@link IllegalArgumentException} for anything else. */
    public static DeliveryCursor of(String text) {
        int end = text.indexOf('_');
        if (end < 0) {
            throw new IllegalArgumentException("is not the next of a page");
        }
        try {
            return new DeliveryCursor(Instant.parse(text.substring(0, end)), UUID.fromString(text.substring(end + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("is not the next of a page", e);
        }
    }

    /** The place of a delivery. */
    public static DeliveryCursor at(LoggedDelivery delivery) {
        return new DeliveryCursor(delivery.receivedAt(), delivery.id());
    }

    @Override
    public String toString() {
        return receivedAt + "_" + id;
    }
}
