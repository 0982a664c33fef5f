package io.hookline.connector.status;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.status.StatusStore.Earlier;
import io.hookline.connector.status.Succession.Verdict;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statuses of commits: what was said of builds, judged and kept until Bitbucket shows it. */
@ApplicationScoped
public class Statuses {

    private final Pool pool;
    private final StatusStore store;
    private final Sender sender;
    private final Timetable timetable;
    private final Clock clock;

    Statuses(Pool pool, StatusStore store, Sender sender, ConnectorConfig config, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.sender = sender;
        this.timetable = Timetable.of(config.statuses());
        this.clock = clock;
    }

    /** Takes a message: what it says is kept, or known to be late, when this completes. Once for each message, however often it comes. */
    public Uni<Taken> take(Notice notice) {
        return pool.withTransaction(connection -> store.lock(connection, notice.status())
                        .chain(() -> store.earlier(connection, notice.id()))
                        .chain(earlier -> earlier.map(first -> repeated(first, notice))
                                .orElseGet(() -> takeNew(connection, notice))))
                .invoke(taken -> {
                    if (taken instanceof Taken.ToBeShown) {
                        sender.wake();
                    }
                });
    }

    /** One status of a project. Blocks, as the others below do. */
    public Optional<StatusView> find(ProjectId project, StatusId id) {
        return store.find(project, id);
    }

    /** Statuses, the newest first, before one. */
    public List<StatusView> list(StatusFilter filter, @Nullable Long before, int atMost) {
        return store.page(filter, before, atMost);
    }

    /** Sends a status again, soon; empty when there is none. */
    public Optional<StatusView> sendAgain(ProjectId project, StatusId id) {
        if (!store.sendAgain(project, id, clock.instant())) {
            return Optional.empty();
        }
        sender.wake();
        return store.find(project, id);
    }

    private static Uni<Taken> repeated(Earlier first, Notice notice) {
        return Uni.createFrom()
                .item(
                        first.digest().equals(notice.digest())
                                ? new Taken.Repeated(first.status())
                                : new Taken.AnotherMessage(first.status()));
    }

    private Uni<Taken> takeNew(SqlConnection connection, Notice notice) {
        BuildStatus next = notice.status();
        return store.isProject(connection, next.project())
                .chain(there -> there
                        ? store.known(connection, next).chain(known -> judge(connection, notice, known))
                        : Uni.createFrom().item(new Taken.UnknownProject(next.project())));
    }

    private Uni<Taken> judge(SqlConnection connection, Notice notice, Optional<StatusView> known) {
        BuildStatus next = notice.status();
        Instant now = clock.instant();
        StatusId id = known.map(StatusView::id).orElseGet(StatusId::random);
        Verdict verdict = known.map(status -> Succession.judge(status.wanted(), status.formerRuns(), next))
                .orElseGet(() -> new Verdict.Next(List.of()));
        Uni<Void> noted = store.note(connection, notice, id, now);
        return switch (verdict) {
            case Verdict.Next(var formerRuns) ->
                noted.chain(() -> store.want(connection, id, next, formerRuns, timetable.admit(known, next, now)))
                        .replaceWith(new Taken.ToBeShown(id));
            case Verdict.Late(var why) -> noted.replaceWith(new Taken.Late(id, why));
            case Verdict.Same() -> noted.replaceWith(new Taken.Repeated(id));
        };
    }
}
