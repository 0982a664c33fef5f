package io.hookline.health.store;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Check;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Projects, filtered and sorted, a page at a time from a place on. Each order has an index that ends with the id, so that a page costs the
 * same wherever it is.
 */
@ApplicationScoped
public class ProjectList {

    private final Pool pool;

    ProjectList(Pool pool) {
        this.pool = pool;
    }

    /** Which projects; null criteria mean any. What is asked of findings is asked of one and the same. */
    public record Filter(
            @Nullable HealthState state,
            @Nullable ConnectorId connector,
            @Nullable Check check,
            @Nullable String finding,
            @Nullable Boolean acknowledged) {

        private boolean isOfFindings() {
            return check != null || finding != null || acknowledged != null;
        }
    }

    /** What projects are sorted by, and by their ids where that is the same. */
    public enum Sort {
        ID("id", "uuid"),
        NAME("name", "text"),
        /** Since when they are in their state; those without a look come first. */
        SINCE("coalesce(state_since, '-infinity')", "timestamptz"),
        /** When they were last looked at; those without a look come first. */
        CHECKED("coalesce(looked_at, '-infinity')", "timestamptz"),
        /** When they are looked at next. */
        NEXT("next_check", "timestamptz");

        private static final String NEVER = "-infinity";

        private final String column;
        private final String type;

        Sort(String column, String type) {
            this.column = column;
            this.type = type;
        }

        /** Where a project stands in this order. */
        public Place placeOf(ProjectRow row) {
            String key = switch (this) {
                case ID -> row.id().toString();
                case NAME -> row.name();
                case SINCE -> text(row.stateSince());
                case CHECKED -> text(row.lookedAt());
                case NEXT -> text(row.nextCheck());
            };
            return new Place(row.id(), key);
        }

        /** Reads a place; throws {@link RuntimeException} for a key that no project can have. */
        public Place place(ProjectId id, String key) {
            String read = switch (this) {
                case ID -> ProjectId.of(key).toString();
                case NAME -> key;
                case SINCE, CHECKED, NEXT ->
                    key.equals(NEVER) ? key : Instant.parse(key).toString();
            };
            return new Place(id, read);
        }

        private static String text(@Nullable Instant time) {
            return time == null ? NEVER : time.toString();
        }
    }

    /** A sort and its direction. */
    public record Order(Sort sort, boolean descending) {

        /** In the order of the ids. */
        public static final Order DEFAULT = new Order(Sort.ID, false);

        private String behind(String key, String id) {
            return "(%s, id) %s (%s::text::%s, %s::uuid)"
                    .formatted(sort.column, descending ? "<" : ">", key, sort.type, id);
        }

        private String sql() {
            String direction = descending ? "desc" : "asc";
            return " order by %s %s, id %s".formatted(sort.column, direction, direction);
        }
    }

    /** A place in a list: the id and the sort's key of the project that it is behind. */
    public record Place(ProjectId id, String key) {}

    /** A page; null for the first. */
    public Uni<List<ProjectRow>> page(Filter filter, Order order, @Nullable Place after, int limit) {
        Statement statement = new Statement();
        if (filter.state() != null) {
            statement.where("state = " + statement.parameter(filter.state().name()));
        }
        if (filter.connector() != null) {
            statement.where(
                    "connector_id = " + statement.parameter(filter.connector().value()));
        }
        if (filter.isOfFindings()) {
            statement.where(found(filter, statement));
        }
        if (after != null) {
            statement.where(order.behind(
                    statement.parameter(after.key()),
                    statement.parameter(after.id().value())));
        }
        String sql = "select " + Projects.COLUMNS + " from project" + statement.conditions() + order.sql() + " limit "
                + statement.parameter(limit);
        return pool.preparedQuery(sql).execute(statement.arguments).map(rows -> Rows.list(rows, Projects::read));
    }

    private static String found(Filter filter, Statement statement) {
        StringBuilder found = new StringBuilder("exists (select from finding f where f.project_id = project.id");
        if (filter.check() != null) {
            found.append(" and f.check_name = ")
                    .append(statement.parameter(filter.check().name()));
        }
        if (filter.finding() != null) {
            found.append(" and f.finding = ").append(statement.parameter(filter.finding()));
        }
        if (filter.acknowledged() != null) {
            found.append(filter.acknowledged() ? " and " : " and not ").append(Acknowledgements.HOLDS);
        }
        return found.append(")").toString();
    }

    /** Conditions and their arguments, so that each has its own plan: none pays for what is not asked for. */
    private static final class Statement {

        private final List<String> conditions = new ArrayList<>();
        private final Tuple arguments = Tuple.tuple();

        void where(String condition) {
            conditions.add(condition);
        }

        String parameter(Object value) {
            arguments.addValue(value);
            return "$" + arguments.size();
        }

        String conditions() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }
    }
}
