package io.hookline.connector.project;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class RepositoryChangeRepository implements PanacheRepositoryBase<RepositoryChangeEntity, UUID> {

    Uni<List<RepositoryChangeEntity>> toClear(Instant now, int atMost) {
        return find("step = ?1 and dueAt <= ?2", Sort.by("dueAt"), RepositoryChangeEntity.Step.CLEAR, now)
                .page(0, atMost)
                .list();
    }
}
