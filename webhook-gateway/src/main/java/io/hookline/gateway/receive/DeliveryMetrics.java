package io.hookline.gateway.receive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts deliveries by answer and event key, both of which are bounded, whatever is sent, and times them. */
@Singleton
class DeliveryMetrics {

    private static final String NO_KEY = "none";
    private static final String FURTHER_KEYS = "other";
    private static final int KEYS = 64;

    /** Bitbucket gives up after 10 s. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Map<String, Map<String, Counter>> counters = new ConcurrentHashMap<>();
    private final Timer time;

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.time = Timer.builder("hookline.gateway.answer.time")
                .description("From a delivery's headers to its answer")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    /** Notes how long a delivery waited for its answer. */
    void took(long nanoseconds) {
        time.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    /**
     * Counts one answer.
     *
     * @param eventKey as it was sent; counted only where a signature vouches for it
     */
    void count(Answer answer, @Nullable String eventKey) {
        String name = answer.label();
        Map<String, Counter> byKey = counters.computeIfAbsent(name, unseen -> new ConcurrentHashMap<>());
        String key = eventKey == null || !isTrue(answer) ? NO_KEY : eventKey;
        Counter counter = byKey.get(key);
        if (counter == null) {
            String label = byKey.size() < KEYS ? key : FURTHER_KEYS;
            counter = byKey.computeIfAbsent(label, unseen -> counter(name, label));
        }
        counter.increment();
    }

    private Counter counter(String answer, String eventKey) {
        return Counter.builder("hookline.gateway.deliveries")
                .description("Webhook deliveries by answer and event key")
                .tag("answer", answer)
                .tag("event", eventKey)
                .register(registry);
    }

    /** An ignored delivery without signature has a key that the gateway knows. */
    private static boolean isTrue(Answer answer) {
        return answer.isSigned() || answer instanceof Answer.Ignored;
    }
}
