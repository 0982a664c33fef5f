package io.hookline.simulator.delivery;

import io.hookline.simulator.delivery.Attempt.Outcome;
import io.hookline.simulator.state.Product;

/** When a failed attempt is followed by another at once. */
final class RetryRule {
    private static final int CLOUD_ATTEMPTS = 3;

    private RetryRule() {}

    /**
     * Cloud tries three times on 5xx; whether also on time-outs and lost connections is a setting. Data Center never
     * tries again.
     */
    static boolean again(Product product, int made, Outcome last, boolean retryTimeouts) {
        return switch (product) {
            case CLOUD -> made < CLOUD_ATTEMPTS && failed(last, retryTimeouts);
            case DATA_CENTER -> false;
        };
    }

    private static boolean failed(Outcome outcome, boolean retryTimeouts) {
        return switch (outcome) {
            case Outcome.Answered(int status) -> status >= 500;
            case Outcome.TimedOut() -> retryTimeouts;
            case Outcome.NetworkError(String cause) -> retryTimeouts;
        };
    }
}
