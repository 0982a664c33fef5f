package io.hookline.gateway.receive;

import io.hookline.gateway.config.GatewayConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bodies on their way in: they share one budget of memory, and each has the same time. Without a timer for each, which every
 * delivery would pay for: the late ones are looked for now and then. Safe for use by many threads.
 */
@Singleton
class OpenBodies {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Set<BodyReader> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong held = new AtomicLong();
    private final long budget;
    private final long nanoseconds;

    @Inject
    OpenBodies(GatewayConfig config, Vertx vertx, MeterRegistry metrics) {
        this(config.maxReceiving().asLongValue(), config.receiveTimeout());
        vertx.setPeriodic(LOOK.toMillis(), _ -> endLate(System.nanoTime()));
        Gauge.builder("hookline.gateway.receiving", held, AtomicLong::get)
                .description("Memory of bodies that are being received")
                .baseUnit("bytes")
                .register(metrics);
    }

    OpenBodies(long budget, Duration timeout) {
        this.budget = budget;
        this.nanoseconds = timeout.toNanos();
    }

    void add(BodyReader body) {
        open.add(body);
    }

    /** Takes memory from the budget, if there is enough. */
    boolean take(int bytes) {
        if (held.addAndGet(bytes) <= budget) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    /** The body has come, or was given up: gives its memory back. */
    void remove(BodyReader body, int bytes) {
        open.remove(body);
        held.addAndGet(-bytes);
    }

    /** Ends the bodies that have taken too long; an absolute deadline, however busily they trickle. */
    void endLate(long now) {
        open.forEach(body -> {
            if (now - body.begun() > nanoseconds) {
                body.endLate();
            }
        });
    }
}
