package io.hookline.trigger.store;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a table with a {@code seq}, newest first, that meets conditions. */
record Query(String sql, Tuple arguments) {

    static Query of(String select, List<Condition> conditions, @Nullable Long before, int limit) {
        List<String> where = new ArrayList<>();
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Condition condition : conditions) {
            arguments.add(value(condition));
            where.add(sql(condition).replace("?", "$" + arguments.size()));
        }
        if (before != null) {
            arguments.add(before);
            where.add("seq < $" + arguments.size());
        }
        arguments.add(limit);
        String filter = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        return new Query(select + filter + " order by seq desc limit $" + arguments.size(), Tuple.from(arguments));
    }

    private static String sql(Condition condition) {
        return switch (condition) {
            case Condition.OfProject _ -> "project = ?";
            case Condition.OfDelivery _ -> "delivery = ?";
            case Condition.OfEvent _ -> "event = ?";
            case Condition.OfRef _ -> "ref = ?";
            case Condition.OfCommit _ -> "commit >= ? and commit < ? || 'g'";
            case Condition.OfPullRequest _ -> "pull_request = ?";
            case Condition.OfOutcome _ -> "outcome = ?";
            case Condition.OfRule _ -> "rule = ?";
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
        };
    }
}
