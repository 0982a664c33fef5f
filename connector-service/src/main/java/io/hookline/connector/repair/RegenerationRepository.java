package io.hookline.connector.repair;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class RegenerationRepository implements PanacheRepositoryBase<RegenerationEntity, UUID> {

    Uni<List<RegenerationEntity>> open(Instant now, int atMost) {
        return find("done is null and refused is null and dueAt <= ?1", Sort.by("dueAt"), now)
                .page(0, atMost)
                .list();
    }
}
