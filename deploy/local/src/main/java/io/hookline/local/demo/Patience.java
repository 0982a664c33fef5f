package io.hookline.local.demo;

import io.hookline.local.client.Poll;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits for what an API shows only when asked. */
final class Patience {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Patience() {}

    /** Fails the step with the given words where it does not become true in time. */
    static void until(Supplier<Boolean> isTrue, Supplier<String> otherwise) {
        if (!Poll.until(isTrue, Boolean::booleanValue, LIMIT)) {
            throw new StepFailedException(otherwise.get());
        }
    }
}
