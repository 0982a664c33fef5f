package io.hookline.simulator.state;

import java.time.Instant;

/**
 * A refresh token: good once, and for three months without use (Cloud, CHANGE-3052).
 *
 * @param access the access token that was issued with it
 * @param grant the same for all tokens that one authorization led to
 * @param used whether it was used, and lives on only for what Bitbucket calls "shortly"
 */
public record RefreshToken(
        long id, long consumer, long user, Secret value, Secret access, String grant, Instant expiresAt, boolean used)
        implements Entity {

    /** This token after its use. */
    public RefreshToken usedUntil(Instant end) {
        return new RefreshToken(id, consumer, user, value, access, grant, end, true);
    }
}
