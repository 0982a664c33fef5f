package io.hookline.simulator.delivery;

import java.time.Duration;
import java.time.Instant;

/** One try to post a delivery. */
public record Attempt(Instant at, Duration took, Outcome outcome) {

    /** What came of it. */
    public sealed interface Outcome {
        record Answered(int status) implements Outcome {}

        record TimedOut() implements Outcome {}

        record NetworkError(String cause) implements Outcome {}
    }

    public boolean succeeded() {
        return outcome instanceof Outcome.Answered(int status) && status >= 200 && status < 300;
    }

    /** The status, {@code TIMEOUT} or {@code NETWORK_ERROR}, as Cloud's delivery log shows it. */
    public String shown() {
        return switch (outcome) {
            case Outcome.Answered(int status) -> Integer.toString(status);
            case Outcome.TimedOut() -> "TIMEOUT";
            case Outcome.NetworkError(String cause) -> "NETWORK_ERROR";
        };
    }
}
