package io.hookline.trigger.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a table, newest first, that meets conditions. */
record Query(String sql, Tuple arguments) {

    /** What is looked through. */
    enum Table {
        DECISIONS("select seq, decided_at, body from decision", "decided_at"),
        BUILDS("select " + States.BUILD_COLUMNS + ", repeats, attempt from build", "requested_at");

        private final String select;
        private final String time;

        Table(String select, String time) {
            this.select = select;
            this.time = time;
        }

        /** Where a row of this table stands. */
        Position position(Row row) {
            return new Position(row.getOffsetDateTime(time).toInstant(), row.getLong("seq"));
        }
    }

    static Query of(Table table, List<Condition> conditions, @Nullable Position before, int limit) {
        List<String> where = new ArrayList<>();
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Condition condition : conditions) {
            arguments.add(value(condition));
            where.add(sql(condition, table.time).replace("?", "$" + arguments.size()));
        }
        if (before != null) {
            arguments.add(Sql.time(before.at()));
            arguments.add(before.seq());
            where.add("(%s, seq) < ($%d, $%d)".formatted(table.time, arguments.size() - 1, arguments.size()));
        }
        arguments.add(limit);
        String filter = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        String order = " order by %s desc, seq desc limit $%d".formatted(table.time, arguments.size());
        return new Query(table.select + filter + order, Tuple.from(arguments));
    }

    private static String sql(Condition condition, String time) {
        return switch (condition) {
            case Condition.OfProject _ -> "project = ?";
            case Condition.OfDelivery _ -> "delivery = ?";
            case Condition.OfEvent _ -> "event = ?";
            case Condition.OfRef _ -> "ref = ?";
            case Condition.OfCommit _ -> "commit >= ? and commit < ? || 'g'";
            case Condition.OfPullRequest _ -> "pull_request = ?";
            case Condition.OfOutcome _ -> "outcome = ?";
            case Condition.OfRule _ -> "rule = ?";
            case Condition.From _ -> time + " >= ?";
            case Condition.To _ -> time + " < ?";
        };
    }

    private static Object value(Condition condition) {
        return switch (condition) {
            case Condition.OfProject(var project) -> project.value();
            case Condition.OfDelivery(var delivery) -> delivery;
            case Condition.OfEvent(var event) -> event.value();
            case Condition.OfRef(var ref) -> ref.fullName();
            case Condition.OfCommit(var commit) -> commit.value();
            case Condition.OfPullRequest(var pullRequest) -> pullRequest.value();
            case Condition.OfOutcome(var outcome) -> outcome;
            case Condition.OfRule(var rule) -> rule;
            case Condition.From(var instant) -> Sql.time(instant);
            case Condition.To(var instant) -> Sql.time(instant);
        };
    }
}
