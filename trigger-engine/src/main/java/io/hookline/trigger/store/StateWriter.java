package io.hookline.trigger.store;

import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.state.Approval;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.state.Move;
import io.hookline.trigger.state.StateChange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes changes of what is known, each kind in one round trip; of several changes of one thing only the last is written. */
@ApplicationScoped
public class StateWriter {

    private static final String HEAD =
            "insert into head (project, ref, commit, told_as, left_commits, moves, skip_mark, changed_at)"
                    + " select p, r, c, a, l::text[], m::text[], s, t from unnest($1::uuid[], $2::text[], $3::text[], $4::text[],"
                    + " $5::text[], $6::text[], $7::text[], $8::timestamptz[]) k(p, r, c, a, l, m, s, t)"
                    + " on conflict (project, ref) do update set commit = excluded.commit,"
                    + " told_as = excluded.told_as, left_commits = excluded.left_commits,"
                    + " moves = excluded.moves, skip_mark = excluded.skip_mark,"
                    + " changed_at = excluded.changed_at, written_at = now()";

    private static final String PULL_REQUEST =
            "insert into pull_request (project, id, open, fork, source_ref, commit, body, changed_at)"
                    + " select * from unnest($1::uuid[], $2::bigint[], $3::boolean[], $4::boolean[], $5::text[], $6::text[],"
                    + " $7::text[], $8::timestamptz[]) on conflict (project, id) do update set"
                    + " open = excluded.open, fork = excluded.fork, source_ref = excluded.source_ref,"
                    + " commit = excluded.commit, body = excluded.body, changed_at = excluded.changed_at,"
                    + " written_at = now()";

    private static final List<Class<?>> HEAD_TYPES = List.of(
            UUID.class,
            String.class,
            String.class,
            String.class,
            String.class,
            String.class,
            String.class,
            OffsetDateTime.class);

    private static final List<Class<?>> PULL_REQUEST_TYPES = List.of(
            UUID.class,
            Long.class,
            Boolean.class,
            Boolean.class,
            String.class,
            String.class,
            String.class,
            OffsetDateTime.class);

    private final Drifts drifts;

    StateWriter(Drifts drifts) {
        this.drifts = drifts;
    }

    /** A change and the project it is of. */
    public record Change(ProjectId project, StateChange change) {}

    private record Key(ProjectId project, Object what) {}

    /** Writes the changes, given in the order they happened. */
    public Uni<Void> write(SqlConnection connection, List<Change> changes) {
        Map<Key, Tuple> heads = new LinkedHashMap<>();
        Map<Key, Tuple> pullRequests = new LinkedHashMap<>();
        List<Tuple> approvals = new ArrayList<>();
        BuildChanges builds = new BuildChanges();
        Uni<Void> seen = Uni.createFrom().voidItem();
        for (Change one : changes) {
            ProjectId project = one.project();
            switch (one.change()) {
                case StateChange.HeadMoved(Head head) -> heads.put(new Key(project, head.ref()), row(project, head));
                case StateChange.PullRequestTold(KnownPullRequest known) ->
                    pullRequests.put(new Key(project, known.pullRequest().id()), row(project, known));
                case StateChange.CommitApproved(Approval approval) -> approvals.add(Approvals.row(project, approval));
                case StateChange.BuildAdded added -> builds.added(project, added);
                case StateChange.BuildsEnded ended -> builds.ended(ended);
                case StateChange.LaneEnded ended -> builds.ended(project, ended);
                case StateChange.RefsSeen refs -> seen = seen.chain(() -> drifts.refsSeen(connection, project, refs));
                case StateChange.PullRequestsSeen pulls ->
                    seen = seen.chain(() -> drifts.pullRequestsSeen(connection, project, pulls));
            }
        }
        return Sql.together(List.of(
                Sql.executeForAll(connection, HEAD, HEAD_TYPES, List.copyOf(heads.values())),
                Sql.executeForAll(connection, PULL_REQUEST, PULL_REQUEST_TYPES, List.copyOf(pullRequests.values())),
                Approvals.add(connection, approvals),
                builds.write(connection),
                seen));
    }

    private static Tuple row(ProjectId project, Head head) {
        return Tuple.from(Sql.row(
                project.value(),
                head.ref().fullName(),
                text(head.commit()),
                text(head.toldAs()),
                texts(head.left(), CommitHash::value),
                texts(head.moves(), Move::text),
                head.skip().name(),
                Sql.time(head.changedAt())));
    }

    /** An array as text: arrays of arrays are all of one length in PostgreSQL. */
    private static <T> String texts(List<T> all, Function<T, String> write) {
        return all.isEmpty() ? "{}" : all.stream().map(write).collect(Collectors.joining("\",\"", "{\"", "\"}"));
    }

    private static Tuple row(ProjectId project, KnownPullRequest known) {
        return Tuple.from(Sql.row(
                project.value(),
                known.pullRequest().id().value(),
                known.open(),
                known.fork(),
                known.pullRequest().source().ref().fullName(),
                text(known.commit()),
                Sql.json(known.pullRequest()),
                Sql.time(known.changedAt())));
    }

    private static @Nullable String text(@Nullable CommitHash commit) {
        return commit == null ? null : commit.value();
    }
}
