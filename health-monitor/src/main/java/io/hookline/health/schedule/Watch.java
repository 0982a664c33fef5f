package io.hookline.health.schedule;

import io.hookline.contracts.health.Observation.Depth;
import io.hookline.health.diagnose.Look;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Says of the projects of one lease how closely to look at each, by what the looks before it have shown of the ways to Bitbucket. Safe for
 * use by several threads.
 */
public final class Watch {

    private final Breakers before;
    private final Breaker.Policy policy;
    private Breakers breakers;
    private boolean mayProbeHost = true;
    private boolean mayProbeApi = true;

    /** Goes on from what is kept of the connector. */
    public Watch(Breakers before, Breaker.Policy policy) {
        this.before = before;
        this.breakers = before;
        this.policy = policy;
    }

    /**
     * How closely to look at the next project; empty when not at all. A connector is leased when it is to be tried, so that the first look
     * at a host that was parked before is its probe.
     */
    public synchronized Optional<Question> ask(Depth wanted, Instant now) {
        if (breakers.host().tripped()) {
            if (!before.host().tripped() || !mayProbeHost) {
                return Optional.empty();
            }
            mayProbeHost = false;
        }
        return Optional.of(question(wanted, now));
    }

    /** Learns from a look. */
    public synchronized void saw(Look look, Instant now, double jitter) {
        breakers = breakers.after(Sight.of(look), now, jitter, policy);
    }

    /** What is to be kept of the connector. */
    public synchronized Breakers breakers() {
        return breakers;
    }

    private Question question(Depth wanted, Instant now) {
        return switch (wanted) {
            case SHALLOW -> Question.asWanted(wanted);
            case FULL -> {
                Breaker api = breakers.api();
                if (!api.tripped()) {
                    yield Question.asWanted(wanted);
                }
                if (api.isParked(now) || !mayProbeApi) {
                    yield Question.gitOnly(Objects.requireNonNull(api.cause()));
                }
                mayProbeApi = false;
                yield Question.asWanted(wanted);
            }
        };
    }
}
