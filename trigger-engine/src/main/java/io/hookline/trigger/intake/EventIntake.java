package io.hookline.trigger.intake;

import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.store.Inbox;
import io.hookline.trigger.store.Outbox;
import io.hookline.trigger.store.OutgoingMessage;
import io.hookline.trigger.store.Projects;
import io.hookline.trigger.store.WaitingRoom;
import io.hookline.trigger.store.WaitingRoom.Arrival;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a batch of records in, in one transaction: inbox, state, decisions, waiting events and outbox together or not at all. */
@ApplicationScoped
class EventIntake {

    private final Pool pool;
    private final Projects projects;
    private final Inbox inbox;
    private final WaitingRoom waiting;
    private final Settlement settlement;
    private final Outbox outbox;

    EventIntake(Pool pool, Projects projects, Inbox inbox, WaitingRoom waiting, Settlement settlement, Outbox outbox) {
        this.pool = pool;
        this.projects = projects;
        this.inbox = inbox;
        this.waiting = waiting;
        this.settlement = settlement;
        this.outbox = outbox;
    }

    /**
     * What became of a batch.
     *
     * @param results of the events that were new and did not have to wait from the start
     * @param waits whether an event came in to wait
     */
    record Taken(List<BatchDecision.Result> results, boolean waits) {}

    /** Records that were taken in before change nothing. */
    Uni<Taken> take(List<Received> records) {
        Set<ProjectId> concerned = projectsOf(records);
        return pool.withTransaction(connection -> projects.lock(connection, concerned)
                .chain(() -> begin(connection, records, concerned))
                .call(begun -> outbox.add(connection, poison(begun.fresh())))
                .chain(begun -> decide(connection, events(begun.fresh()), begun.known(), begun.occupied())));
    }

    /** What is needed of each record before its project's state. */
    private record Begun(List<Received> fresh, Map<ProjectId, KnownProject> known, Set<ProjectId> occupied) {}

    private Uni<Begun> begin(SqlConnection connection, List<Received> records, Set<ProjectId> concerned) {
        return Uni.combine()
                .all()
                .unis(
                        inbox.admit(
                                connection, records.stream().map(Received::id).toList()),
                        projects.find(connection, concerned),
                        waiting.occupied(connection, concerned))
                .with((admitted, known, occupied) -> new Begun(firsts(records, admitted), known, occupied));
    }

    /** Puts one record aside that the database does not take in; known by its place, so that the event can be replayed. */
    Uni<Void> giveUp(Received record, String reason) {
        return pool.withTransaction(connection -> inbox.admit(connection, List.of(record.place()))
                .chain(admitted -> outbox.add(
                        connection,
                        admitted.isEmpty()
                                ? List.of()
                                : List.of(record.record().deadLetter(Settlement.DEAD_LETTERS, reason)))));
    }

    private Uni<Taken> decide(
            SqlConnection connection,
            List<Received.Event> events,
            Map<ProjectId, KnownProject> known,
            Set<ProjectId> occupied) {
        List<Received.Event> ready = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (Received.Event event : events) {
            if (!known.containsKey(event.project())) {
                arrivals.add(new Arrival(event.project(), event.record(), "project unknown"));
            } else if (occupied.contains(event.project())) {
                arrivals.add(new Arrival(event.project(), event.record(), "behind another event"));
            } else {
                ready.add(event);
            }
        }
        return settlement.settle(connection, ready, known, Map.of()).chain(results -> {
            results.forEach(result -> arrival(result, arrivals));
            return waiting.admit(connection, arrivals).replaceWith(() -> new Taken(results, !arrivals.isEmpty()));
        });
    }

    private static void arrival(BatchDecision.Result result, List<Arrival> arrivals) {
        Received.Event event = result.event();
        switch (result) {
            case BatchDecision.Result.Asks _ ->
                arrivals.add(new Arrival(event.project(), event.record(), "commit asked for"));
            case BatchDecision.Result.Behind _ ->
                arrivals.add(new Arrival(event.project(), event.record(), "behind another event"));
            case BatchDecision.Result.Decided _, BatchDecision.Result.Failed _ -> {}
        }
    }

    /** The records whose ids are new; of two with one id the first. */
    private static List<Received> firsts(List<Received> records, Set<EventId> admitted) {
        Set<EventId> open = new HashSet<>(admitted);
        return records.stream().filter(record -> open.remove(record.id())).toList();
    }

    private static Set<ProjectId> projectsOf(List<Received> records) {
        Set<ProjectId> projects = new LinkedHashSet<>();
        events(records).forEach(event -> projects.add(event.project()));
        return projects;
    }

    private static List<Received.Event> events(List<Received> records) {
        return records.stream()
                .filter(Received.Event.class::isInstance)
                .map(Received.Event.class::cast)
                .toList();
    }

    private static List<OutgoingMessage> poison(List<Received> records) {
        return records.stream()
                .filter(Received.Poison.class::isInstance)
                .map(Received.Poison.class::cast)
                .map(poison -> poison.record().deadLetter(Settlement.DEAD_LETTERS, poison.reason()))
                .toList();
    }
}
