package io.hookline.connector.idempotency;

import java.util.UUID;

/** What is known of a request when it comes. */
public sealed interface Claim {

    /**
     * It is to be worked on, by the caller alone for a while.
     *
     * @param id of the request, and of what it makes: the same when it was tried before and did not end
     */
    record Mine(UUID id) implements Claim {}

    /** It was answered. */
    record Answered(KeptAnswer answer) implements Claim {}

    /** Another request was sent under the key. */
    record OtherRequest() implements Claim {}

    /** The same is being worked on just now. */
    record UnderWay() implements Claim {}
}
