package io.hookline.connector.oauth;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RequestRepository implements PanacheRepositoryBase<RequestEntity, UUID> {

    /** The row, which nobody else changes until the transaction ends; or null. */
    Uni<@Nullable RequestEntity> locked(String stateHash) {
        return find("stateHash", stateHash)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }
}
