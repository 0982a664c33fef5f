package io.hookline.connector.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A credential without its secret.
 *
 * @param account whom Bitbucket takes it for; null where it stands for no user
 * @param checkedAt when Bitbucket last took or refused it
 * @param version grows when it is replaced or disconnected
 */
public record CredentialView(
        CredentialKey key,
        CredentialKind kind,
        @Nullable String account,
        @Nullable Instant checkedAt,
        long version,
        CredentialFacts facts) {}
