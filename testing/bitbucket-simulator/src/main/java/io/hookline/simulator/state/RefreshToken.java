package io.hookline.simulator.state;

import java.time.Instant;

/** A refresh token: good once, and for three months without use (Cloud, CHANGE-3052). */
public record RefreshToken(long id, long consumer, long user, Secret value, Instant expiresAt) implements Entity {}
