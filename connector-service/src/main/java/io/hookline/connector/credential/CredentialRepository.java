package io.hookline.connector.credential;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CredentialRepository implements PanacheRepositoryBase<CredentialEntity, UUID> {

    private static final String BY_KEY = "connectorId = ?1 and use = ?2";

    /** The row, or null. */
    Uni<@Nullable CredentialEntity> of(CredentialKey key) {
        return find(BY_KEY, key.connector().value(), key.use()).firstResult();
    }

    /** The row, which nobody else changes until the transaction ends; or null. */
    Uni<@Nullable CredentialEntity> locked(CredentialKey key) {
        return find(BY_KEY, key.connector().value(), key.use())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<List<CredentialEntity>> grantedBefore(Instant time, int atMost) {
        return find(
                        "grantedAt < ?1 and kind = ?2 and tokens is not null and refusedAt is null order by grantedAt",
                        time,
                        CredentialKind.OAUTH_CODE)
                .page(0, atMost)
                .list();
    }
}
