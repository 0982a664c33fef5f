package io.hookline.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long, in seconds, an outbox that keeps no times has not got rid of its oldest message: since that was first seen to be the oldest.
 * Safe for use by many threads.
 */
public final class OutboxAge {

    private final Clock clock;
    private @Nullable Long oldest;
    private Instant since = Instant.MIN;

    private OutboxAge(Clock clock) {
        this.clock = clock;
    }

    /** A gauge of this name, 0 until it is told of a message. */
    public static OutboxAge gauge(String name, MeterRegistry registry, Clock clock) {
        OutboxAge age = new OutboxAge(clock);
        Gauge.builder(name, age, OutboxAge::seconds)
                .baseUnit("seconds")
                .description("How long the oldest unsent message has been waiting")
                .register(registry);
        return age;
    }

    /**
     * Notes which message is the oldest.
     *
     * @param message its number; null where none waits
     */
    public synchronized void saw(@Nullable Long message) {
        if (message != null && !message.equals(oldest)) {
            since = clock.instant();
        }
        oldest = message;
    }

    private synchronized double seconds() {
        return oldest == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
