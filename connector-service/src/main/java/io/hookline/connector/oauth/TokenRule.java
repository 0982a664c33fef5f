package io.hookline.connector.oauth;

import io.hookline.connector.credential.Tokens;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What to do with the tokens that are there. */
enum TokenRule {
    /** The access token is good. */
    USE,
    /** Another is to be asked for. */
    RENEW,
    /** Bitbucket refuses one access token after the other; another would fare no better just now. */
    GIVE_UP;

    /** How long after a renewal that a refusal caused the next refusal causes none. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /**
     * Decides.
     *
     * @param margin how long before its end an access token is renewed
     * @param refused the access token that Bitbucket refused, if it refused one
     */
    static TokenRule decide(@Nullable Tokens tokens, Instant now, Duration margin, @Nullable String refused) {
        if (tokens == null) {
            return RENEW;
        }
        if (tokens.access().equals(refused)) {
            boolean again =
                    tokens.afterRefusal() && tokens.issuedAt().plus(PAUSE).isAfter(now);
            return again ? GIVE_UP : RENEW;
        }
        return tokens.expiresAt().minus(margin).isAfter(now) ? USE : RENEW;
    }
}
