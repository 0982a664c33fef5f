package io.hookline.benchmarks.trigger;

import io.hookline.benchmarks.trigger.FloorChange.Samples;
import io.hookline.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows that the engine writes for a batch of pushes, each table in one statement, all in one transaction. */
final class FloorRows {

    private static final String INBOX = "insert into inbox (event_id) select unnest(?::uuid[]) on conflict do nothing";
    private static final String HEAD =
            "insert into head (project, ref, commit, left_commits, moves, skip_mark, changed_at)"
                    + " select p, r, c, l::text[], l::text[], 'ABSENT', now()"
                    + " from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) k(p, r, c, l)"
                    + " on conflict (project, ref) do update set commit = excluded.commit,"
                    + " left_commits = excluded.left_commits, moves = excluded.moves,"
                    + " skip_mark = excluded.skip_mark, changed_at = excluded.changed_at, written_at = now()";
    private static final String ENDED = "update build set status = 'SUPERSEDED' where id = any(?::uuid[])";
    private static final String BUILD = "insert into build (id, project, lane, ref, commit, status, requested_at)"
            + " select i, p, r, r, c, 'REQUESTED', now()"
            + " from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) k(i, p, r, c)";
    private static final String DECISION =
            "insert into decision (id, project, event, delivery, ref, commit, outcome, rule, decided_at, body)"
                    + " select i, p, e, d, r, c, 'BUILD', 'build', now(), b"
                    + " from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])"
                    + " k(i, p, e, d, r, c, b)";
    private static final String OUTBOX = "insert into outbox (topic, record_key, headers, value)"
            + " select t, convert_to(k, 'UTF8'), h, v from unnest(?::text[], ?::text[], ?::text[], ?::bytea[])"
            + " with ordinality m(t, k, h, v, n) order by n returning id";
    private static final int REMEMBERED = 8;

    private final Connection connection;
    private final Samples samples;
    private final PreparedStatement inbox;
    private final PreparedStatement head;
    private final PreparedStatement ended;
    private final PreparedStatement build;
    private final PreparedStatement decision;
    private final PreparedStatement outbox;
    private final Map<String, List<String>> left = new HashMap<>();
    private final Map<String, UUID> newest = new HashMap<>();

    FloorRows(String database, Samples samples) throws SQLException {
        this.samples = samples;
        connection = DriverManager.getConnection(database);
        connection.setAutoCommit(false);
        inbox = connection.prepareStatement(INBOX);
        head = connection.prepareStatement(HEAD);
        ended = connection.prepareStatement(ENDED);
        build = connection.prepareStatement(BUILD);
        decision = connection.prepareStatement(DECISION);
        outbox = connection.prepareStatement(OUTBOX);
    }

    /** Writes and commits; gives the numbers of the messages in the outbox. */
    List<Long> write(List<FloorChange> changes) throws SQLException {
        execute(inbox, array("uuid", changes, FloorChange::event));
        heads(changes);
        execute(ended, connection.createArrayOf("uuid", superseded(changes)));
        execute(
                build,
                array("uuid", changes, FloorChange::build),
                array("uuid", changes, FloorChange::project),
                array("text", changes, FloorChange::ref),
                array("text", changes, FloorChange::after));
        execute(
                decision,
                array("uuid", changes, FloorChange::decision),
                array("uuid", changes, FloorChange::project),
                array("uuid", changes, FloorChange::event),
                array("text", changes, FloorChange::delivery),
                array("text", changes, FloorChange::ref),
                array("text", changes, FloorChange::after),
                array("text", changes, change -> new String(change.decisionMessage(), StandardCharsets.UTF_8)));
        List<Long> sequence = messages(changes);
        connection.commit();
        return sequence;
    }

    private void heads(List<FloorChange> changes) throws SQLException {
        Map<String, FloorChange> last = new LinkedHashMap<>();
        for (FloorChange change : changes) {
            List<String> commits = left.computeIfAbsent(lane(change), _ -> new ArrayList<>());
            commits.add(change.before());
            if (commits.size() > REMEMBERED) {
                commits.removeFirst();
            }
            last.put(lane(change), change);
        }
        Collection<FloorChange> moved = last.values();
        execute(
                head,
                array("uuid", moved, FloorChange::project),
                array("text", moved, FloorChange::ref),
                array("text", moved, FloorChange::after),
                array("text", moved, change -> "{" + String.join(",", left(change)) + "}"));
    }

    private List<String> left(FloorChange change) {
        return Objects.requireNonNull(left.get(lane(change)), "each ref was moved before");
    }

    private Object[] superseded(List<FloorChange> changes) {
        return changes.stream()
                .map(change -> newest.put(lane(change), change.build()))
                .filter(Objects::nonNull)
                .toArray();
    }

    private List<Long> messages(List<FloorChange> changes) throws SQLException {
        int column = 1;
        outbox.setArray(
                column++,
                twice("text", changes, _ -> Topic.BUILD_REQUESTS.topicName(), _ -> Topic.BUILD_DECISIONS.topicName()));
        outbox.setArray(
                column++,
                twice(
                        "text",
                        changes,
                        FloorRows::lane,
                        change -> change.project().toString()));
        outbox.setArray(
                column++,
                twice(
                        "text",
                        changes,
                        _ -> samples.request().headersAsText(),
                        _ -> samples.decision().headersAsText()));
        outbox.setArray(column, twice("bytea", changes, FloorChange::requestMessage, FloorChange::decisionMessage));
        List<Long> sequence = new ArrayList<>();
        try (ResultSet ids = outbox.executeQuery()) {
            while (ids.next()) {
                sequence.add(ids.getLong(1));
            }
        }
        return sequence;
    }

    private static String lane(FloorChange change) {
        return change.project() + ":" + change.ref();
    }

    private java.sql.Array array(String type, Collection<FloorChange> changes, Function<FloorChange, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, changes.stream().map(value).toArray());
    }

    private java.sql.Array twice(
            String type,
            Collection<FloorChange> changes,
            Function<FloorChange, Object> first,
            Function<FloorChange, Object> second)
            throws SQLException {
        Object[] values = changes.stream()
                .flatMap(change -> Stream.of(first.apply(change), second.apply(change)))
                .toArray(type.equals("bytea") ? byte[][]::new : Object[]::new);
        return connection.createArrayOf(type, values);
    }

    private static void execute(PreparedStatement statement, java.sql.Array... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setArray(i + 1, arguments[i]);
        }
        statement.executeUpdate();
    }
}
