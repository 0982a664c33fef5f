package io.hookline.gateway.receive;

import io.hookline.contracts.id.EventId;

/** What Bitbucket is told. */
sealed interface Answer {

    /** 202: the event is safe in Kafka. */
    record Accepted(DeliveryId delivery, EventId event) implements Answer {}

    /**
     * 200: understood, and nobody needs it.
     *
     * @param reason one sentence for people
     * @param signed whether the hook's signature vouches for the delivery
     */
    record Ignored(DeliveryId delivery, String reason, boolean signed) implements Answer {}

    /** 202: not understood, but safe in Kafka as it came. */
    record Quarantined(DeliveryId delivery) implements Answer {}

    /** 4xx, or 5xx for what Bitbucket should send again. */
    record Refused(Problem problem) implements Answer {}

    /** Whether the hook's signature vouches for the delivery; without it anybody could have sent it. */
    default boolean isSigned() {
        return switch (this) {
            case Accepted _, Quarantined _ -> true;
            case Ignored ignored -> ignored.signed();
            case Refused(Problem problem) -> problem.isOfSigned();
        };
    }

    /** Its HTTP status. */
    default int status() {
        return switch (this) {
            case Accepted _, Quarantined _ -> 202;
            case Ignored _ -> 200;
            case Refused(Problem problem) -> problem.status();
        };
    }

    /** What metrics and traces call it. */
    default String label() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case Ignored _ -> "ignored";
            case Quarantined _ -> "quarantined";
            case Refused(Problem problem) -> problem.typeName();
        };
    }
}
