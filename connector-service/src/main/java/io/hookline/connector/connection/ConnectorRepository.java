package io.hookline.connector.connection;

import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class ConnectorRepository implements PanacheRepositoryBase<ConnectorEntity, UUID> {

    private static final int USES_SHOWN = 20;

    /** The row, which nobody else changes until the transaction ends. */
    Uni<Optional<ConnectorEntity>> locked(ConnectorId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    Uni<List<ConnectorEntity>> page(ConnectorQuery wanted) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new HashMap<>();
        if (wanted.text() != null) {
            conditions.add("(position(lower(:text) in lower(name)) > 0 or position(lower(:text) in identifier) > 0)");
            parameters.put("text", wanted.text());
        }
        for (int i = 0; i < wanted.tags().size(); i++) {
            conditions.add("exists (select 1 from unnest(tags) tag where tag = :tag%1$d or starts_with(tag, :key%1$d))"
                    .formatted(i));
            parameters.put("tag" + i, wanted.tags().get(i));
            parameters.put("key" + i, wanted.tags().get(i) + ":");
        }
        if (wanted.urlType() != null) {
            conditions.add("url_type = :urlType");
            parameters.put("urlType", wanted.urlType().name());
        }
        if (wanted.product() != null) {
            conditions.add("product = :product");
            parameters.put("product", wanted.product().name());
        }
        if (wanted.after() != null) {
            conditions.add("name > :after");
            parameters.put("after", wanted.after());
        }
        String sql = "select * from connector where " + String.join(" and ", conditions) + " order by name limit :size";
        parameters.put("size", wanted.atMost());
        return getSession().chain(session -> {
            Mutiny.SelectionQuery<ConnectorEntity> query = session.createNativeQuery(sql, ConnectorEntity.class);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    /** The projects of a connector; of a repository connector's only those of other repositories, if that is given. */
    Uni<ConnectorUse> use(ConnectorId id, String condition, Map<String, Object> parameters) {
        String from = " from project where connector_id = :id" + condition;
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("id", id.value());
        return getSession().chain(session -> {
            Mutiny.SelectionQuery<Object[]> names =
                    session.createNativeQuery("select id, name" + from + " order by name", Object[].class);
            Mutiny.SelectionQuery<Long> count = session.createNativeQuery("select count(*)" + from, Long.class);
            all.forEach((name, value) -> {
                names.setParameter(name, value);
                count.setParameter(name, value);
            });
            return count.getSingleResult()
                    .chain(number -> names.setMaxResults(USES_SHOWN)
                            .getResultList()
                            .map(first -> new ConnectorUse(
                                    number,
                                    first.stream()
                                            .map(ConnectorRepository::project)
                                            .toList())));
        });
    }

    private static ConnectorUse.Project project(Object[] row) {
        return new ConnectorUse.Project(new ProjectId((UUID) row[0]), (String) row[1]);
    }
}
