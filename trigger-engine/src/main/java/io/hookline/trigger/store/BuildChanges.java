package io.hookline.trigger.store;

import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownBuild.Status;
import io.hookline.trigger.state.StateChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What happened to builds in one transaction. Stored builds are ended first and new ones inserted with what became of them, so that a
 * lane that ends and starts again in one batch keeps its new build.
 */
final class BuildChanges {

    private static final String INSERT =
            "insert into build (id, project, lane, ref, commit, pull_request, target, status, requested_at)"
                    + " select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[],"
                    + " $8::text[], $9::timestamptz[])";

    private static final List<Class<?>> TYPES = List.of(
            UUID.class,
            UUID.class,
            String.class,
            String.class,
            String.class,
            Long.class,
            String.class,
            String.class,
            OffsetDateTime.class);

    private static final String END = "update build b set status = k.status"
            + " from unnest($1::uuid[], $2::text[]) k(id, status) where b.id = k.id";

    private static final List<Class<?>> END_TYPES = List.of(UUID.class, String.class);

    private static final String END_LANE =
            "update build set status = 'CANCELLED' where project = $1 and lane = $2 and status <> 'CANCELLED'";

    private final Map<BuildId, New> added = new LinkedHashMap<>();
    private final Map<UUID, Tuple> ended = new LinkedHashMap<>();
    private final List<Tuple> lanes = new ArrayList<>();

    private record New(ProjectId project, KnownBuild build, Status status) {
        New with(Status next) {
            return new New(project, build, next);
        }
    }

    void added(ProjectId project, StateChange.BuildAdded change) {
        KnownBuild build = change.build();
        added.put(build.id(), new New(project, build, build.status()));
    }

    void ended(StateChange.BuildsEnded change) {
        change.builds().forEach(id -> added.computeIfPresent(id, (_, build) -> build.with(change.status())));
        change.builds().stream()
                .filter(id -> !added.containsKey(id))
                .map(BuildId::value)
                .forEach(id -> ended.put(id, Tuple.of(id, change.status().name())));
    }

    void ended(ProjectId project, StateChange.LaneEnded change) {
        added.replaceAll((_, build) ->
                build.project().equals(project) && build.build().lane().equals(change.lane())
                        ? build.with(Status.CANCELLED)
                        : build);
        lanes.add(Tuple.of(project.value(), change.lane().name()));
    }

    Uni<Void> write(SqlConnection connection) {
        List<Tuple> rows = added.values().stream().map(BuildChanges::row).toList();
        return Sql.together(List.of(
                Sql.executeForAll(connection, END, END_TYPES, List.copyOf(ended.values())),
                Sql.executeEach(connection, END_LANE, lanes),
                Sql.executeForAll(connection, INSERT, TYPES, rows)));
    }

    private static Tuple row(New added) {
        KnownBuild build = added.build();
        return Tuple.from(Sql.row(
                build.id().value(),
                added.project().value(),
                build.lane().name(),
                build.ref().fullName(),
                build.commit().value(),
                build.pullRequest() == null ? null : build.pullRequest().value(),
                build.target() == null ? null : build.target().fullName(),
                added.status().name(),
                Sql.time(build.requestedAt())));
    }
}
