package io.hookline.connector.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A credential as given.
 *
 * @param expiresAt when it ends, if whoever gives it knows
 */
public record NewCredential(
        CredentialSecret secret, @Nullable Instant expiresAt) {}
