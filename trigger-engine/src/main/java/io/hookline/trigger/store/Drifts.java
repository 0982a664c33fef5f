package io.hookline.trigger.store;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.trigger.state.Drift;
import io.hookline.trigger.state.StateChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Differences between what was seen and what webhooks told, while their webhooks have time to come. */
@ApplicationScoped
public class Drifts {

    private static final String SOURCE = "/hookline/trigger-engine";

    /** Seen again keeps its first sight, unless a webhook has moved what it differs from in between. */
    private static final String NOTE =
            "insert into drift as d (project, kind, subject, headers, value, commit, first_seen, observed_at)"
                    + " values ($1, $2, $3, $4, $5, $6, now(), $7) on conflict (project, kind, subject) do update set"
                    + " headers = excluded.headers, value = excluded.value, commit = excluded.commit,"
                    + " observed_at = excluded.observed_at,"
                    + " first_seen = case when d.observed_at < $8 then excluded.first_seen else d.first_seen end";

    /** What a webhook told after the look needs no standing in for. */
    private static final String FORGET_SETTLED = "delete from drift d where d.project = $1 and ("
            + "exists (select from head h where d.kind = 'ref' and h.project = d.project and h.ref = d.subject"
            + " and (h.changed_at >= d.observed_at or h.commit is not distinct from d.commit))"
            + " or exists (select from pull_request p where d.kind = 'pull-request' and p.project = d.project"
            + " and 'pr/' || p.id = d.subject and p.changed_at >= d.observed_at))";

    private enum Kind {
        REF("ref"),
        PULL_REQUEST("pull-request");

        private final String column;

        Kind(String column) {
            this.column = column;
        }
    }

    Uni<Void> refsSeen(SqlConnection connection, ProjectId project, StateChange.RefsSeen seen) {
        return Sql.execute(
                        connection,
                        "update project set refs_seen = true, observed_default_branch = $2 where id = $1",
                        Tuple.of(project.value(), seen.defaultBranch()))
                .chain(() -> replace(connection, project, Kind.REF, seen.drifts()));
    }

    Uni<Void> pullRequestsSeen(SqlConnection connection, ProjectId project, StateChange.PullRequestsSeen seen) {
        return Sql.execute(
                        connection,
                        "update project set pull_requests_seen = true where id = $1",
                        Tuple.of(project.value()))
                .chain(() -> replace(connection, project, Kind.PULL_REQUEST, seen.drifts()));
    }

    /** Projects with differences first seen this long ago. */
    public Uni<List<ProjectId>> projectsWithDriftsOlderThan(SqlConnection connection, Duration grace) {
        return Sql.query(
                        connection,
                        "select distinct project from drift where first_seen <= now() - make_interval(secs => $1)",
                        Tuple.of(seconds(grace)))
                .map(rows -> rows.stream()
                        .map(row -> new ProjectId(row.getUUID("project")))
                        .toList());
    }

    /** An event that stands in for a webhook, and when a look first showed what it tells. */
    public record Seen(IncomingRecord event, Instant firstSeen) {}

    /** Everything of a project that looks showed and no webhook has told of yet. */
    public Uni<List<Seen>> of(SqlConnection connection, ProjectId project) {
        return Sql.query(
                        connection,
                        "select headers, value, first_seen from drift where project = $1 order by first_seen, subject",
                        Tuple.of(project.value()))
                .map(rows -> rows.stream()
                        .map(row -> new Seen(
                                event(row), row.getOffsetDateTime("first_seen").toInstant()))
                        .toList());
    }

    /** Takes out the events whose grace is over; the caller holds the project and decides them. */
    public Uni<List<IncomingRecord>> takeOlderThan(SqlConnection connection, ProjectId project, Duration grace) {
        return Sql.execute(connection, FORGET_SETTLED, Tuple.of(project.value()))
                .chain(() -> Sql.query(
                        connection,
                        "delete from drift where project = $1 and first_seen <= now() - make_interval(secs => $2)"
                                + " returning headers, value",
                        Tuple.of(project.value(), seconds(grace))))
                .map(rows -> rows.stream().map(Drifts::event).toList());
    }

    private static Uni<Void> replace(SqlConnection connection, ProjectId project, Kind kind, List<Drift> drifts) {
        String[] subjects = drifts.stream().map(Drift::subject).toArray(String[]::new);
        return Sql.execute(
                        connection,
                        "delete from drift where project = $1 and kind = $2 and subject <> all($3)",
                        Tuple.of(project.value(), kind.column, subjects))
                .chain(() -> Sql.executeEach(
                        connection,
                        NOTE,
                        drifts.stream().map(drift -> row(project, kind, drift)).toList()));
    }

    private static Tuple row(ProjectId project, Kind kind, Drift drift) {
        Instant at = drift.observedAt();
        CloudEvent<RepositoryEvent> event =
                new CloudEvent<>(drift.event().header().id() + "/" + drift.subject(), SOURCE, at, drift.event());
        return Tuple.from(Sql.row(
                project.value(),
                kind.column,
                drift.subject(),
                Sql.json(event.headers()),
                Sql.buffer(event.value()),
                commit(drift.event()),
                Sql.time(at),
                Sql.time(drift.knownSince())));
    }

    private static @Nullable String commit(RepositoryEvent event) {
        if (!(event instanceof RepositoryEvent.Pushed pushed)) {
            return null;
        }
        RefChange change = pushed.changes().getFirst();
        CommitHash after = change.after();
        return after == null ? null : after.value();
    }

    private static IncomingRecord event(Row row) {
        Map<String, byte[]> headers = Sql.headers(row.getString("headers"));
        byte[] value = Objects.requireNonNull(Sql.bytes(row, "value"));
        return new IncomingRecord(Topic.REPOSITORY_EVENTS.topicName(), -1, -1, null, headers, value);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
