package io.hookline.simulator.state;

import java.time.Instant;

/** A user's own SSH key; it opens what its user may. */
public record UserKey(long id, Product product, long user, PublicKeyLine key, String label, Instant createdAt)
        implements Entity {}
