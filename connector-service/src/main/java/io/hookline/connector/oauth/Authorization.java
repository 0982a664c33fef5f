package io.hookline.connector.oauth;

import java.net.URI;
import java.time.Instant;

/**
 * An authorization that waits for a person.
 *
 * @param url what they open in their browser; holds the state, which is good once
 * @param expiresAt until when they may come back
 */
public record Authorization(URI url, Instant expiresAt) {

    @Override
    public String toString() {
        return "Authorization[***, until " + expiresAt + "]";
    }
}
