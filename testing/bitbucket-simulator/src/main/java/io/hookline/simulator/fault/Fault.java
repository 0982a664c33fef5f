package io.hookline.simulator.fault;

import io.hookline.simulator.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** What goes wrong with a request. */
public sealed interface Fault {

    /** Answers with this status and body instead of the real answer. */
    record Status(int status, Map<String, String> headers, String body) implements Fault {
        public Status {
            headers = Map.copyOf(headers);
        }
    }

    /** Gives the real answer, but late. */
    record Delay(Duration by) implements Fault {}

    /** Does what was asked and closes the connection without an answer. */
    record Drop() implements Fault {}

    /** Does nothing of what was asked, and closes the connection without an answer after this long. */
    record Hang(Duration by) implements Fault {}

    /** Answers 200 with text that is no JSON. */
    record Malformed() implements Fault {}

    /** Sends the first half of the real answer and closes the connection. */
    record HalfPage() implements Fault {}

    /**
     * Answers 429.
     *
     * @param retryAfter for the {@code Retry-After} header; left out where it is negative
     */
    record RateLimited(Duration retryAfter) implements Fault {}

    /** The answer that replaces the real one, if the fault has one. */
    default Optional<Response> response() {
        return switch (this) {
            case Status(int status, Map<String, String> headers, String body) ->
                Optional.of(new Response(status, headers, body.getBytes(StandardCharsets.UTF_8)));
            case Malformed() ->
                Optional.of(Response.bytes(
                        "application/json", "{\"values\": [{\"uuid\": ".getBytes(StandardCharsets.UTF_8)));
            case RateLimited(Duration retryAfter) -> Optional.of(rateLimited(retryAfter));
            case Hang(Duration by) -> Optional.of(Response.json(504, Map.of()));
            case Delay(Duration by) -> Optional.empty();
            case Drop() -> Optional.empty();
            case HalfPage() -> Optional.empty();
        };
    }

    private static Response rateLimited(Duration retryAfter) {
        Response response = Response.json(429, Map.of("errors", List.of()));
        return retryAfter.isNegative() ? response : response.with("Retry-After", "" + retryAfter.toSeconds());
    }

    /** Waits as long as the answer is to be late. */
    default void await() {
        long until = System.nanoTime() + late().toNanos();
        for (long left = late().toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Duration late() {
        return switch (this) {
            case Delay(Duration by) -> by;
            case Hang(Duration by) -> by;
            case Status _, Drop _, Malformed _, HalfPage _, RateLimited _ -> Duration.ZERO;
        };
    }

    default boolean drops() {
        return this instanceof Drop || this instanceof Hang;
    }

    /** How many bytes of a body are sent. */
    default int cut(int length) {
        return this instanceof HalfPage ? length / 2 : length;
    }
}
