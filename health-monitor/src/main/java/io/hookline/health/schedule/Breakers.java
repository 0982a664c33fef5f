package io.hookline.health.schedule;

import java.time.Instant;

/**
 * A connector's ways to Bitbucket.
 *
 * @param host parked: none of its projects is looked at
 * @param api parked: its projects are looked at with git alone
 */
public record Breakers(Breaker host, Breaker api) {

    /** Both ways are well. */
    public static final Breakers CLOSED = new Breakers(Breaker.CLOSED, Breaker.CLOSED);

    /** After one more look. */
    public Breakers after(Sight sight, Instant now, double jitter, Breaker.Policy policy) {
        return new Breakers(host.after(sight.host(), now, jitter, policy), api.after(sight.api(), now, jitter, policy));
    }
}
