package io.hookline.connector.project;

import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<ProjectEntity, UUID> {

    /** The row, which nobody else changes until the transaction ends. Fails where there is none. */
    Uni<ProjectEntity> locked(ProjectId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("project " + id + " was removed meanwhile"));
    }

    Uni<List<ProjectEntity>> ofRepository(String instance, RepositoryId repository) {
        return list("instance = ?1 and repositoryId = ?2", instance, repository.value());
    }

    Uni<List<ProjectEntity>> unfinished(Instant now, int atMost) {
        return find("status <> ?1 and dueAt <= ?2", Sort.by("dueAt"), ProjectStatus.READY, now)
                .page(0, atMost)
                .list();
    }

    Uni<List<ProjectEntity>> toFollow(Instant now, int atMost) {
        return find("followDueAt <= ?1", Sort.by("followDueAt"), now)
                .page(0, atMost)
                .list();
    }

    /** Has what is unfinished of an instance worked on now. */
    Uni<Integer> hurry(String instance, Instant now) {
        return update("dueAt = ?1 where instance = ?2 and status <> ?3", now, instance, ProjectStatus.READY);
    }

    /** By name, after one; null filters nothing. */
    Uni<List<ProjectEntity>> page(
            @Nullable String name, @Nullable ConnectorId connector, @Nullable String after, int atMost) {
        StringBuilder query = new StringBuilder("1 = 1");
        Map<String, Object> parameters = new HashMap<>();
        if (name != null) {
            query.append(" and name = :name");
            parameters.put("name", name);
        }
        if (connector != null) {
            query.append(" and connectorId = :connector");
            parameters.put("connector", connector.value());
        }
        if (after != null) {
            query.append(" and name > :after");
            parameters.put("after", after);
        }
        return find(query.toString(), Sort.by("name"), parameters)
                .page(0, atMost)
                .list();
    }
}
