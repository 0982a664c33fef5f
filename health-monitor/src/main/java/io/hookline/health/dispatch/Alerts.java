package io.hookline.health.dispatch;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.hookline.contracts.Topic;
import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Finding;
import io.hookline.health.dispatch.Guards.Change;
import io.hookline.health.dispatch.Guards.Guard;
import io.hookline.health.plan.Told;
import io.hookline.health.store.Acknowledgement;
import io.hookline.health.store.Acknowledgements;
import io.hookline.health.store.OutboxMessage;
import io.hookline.health.store.ProjectRow;
import io.hookline.health.store.Untold;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What a look gives to tell to those who wait for alerts, and when an acknowledgement has done its part. */
@ApplicationScoped
class Alerts {

    private final Acknowledgements acknowledgements;
    private final Untold untold;

    Alerts(Acknowledgements acknowledgements, Untold untold) {
        this.acknowledgements = acknowledgements;
        this.untold = untold;
    }

    /** The messages, to be published with the look's transaction. */
    Uni<List<OutboxMessage>> of(
            SqlConnection connection, ProjectRow before, Diagnosis diagnosis, Guard guard, Instant now) {
        return told(connection, before, diagnosis, guard, now)
                .map(changes -> Stream.concat(
                                guard.changed().stream().map(change -> message(change, now)), changes.stream())
                        .toList());
    }

    private Uni<List<OutboxMessage>> told(
            SqlConnection connection, ProjectRow before, Diagnosis diagnosis, Guard guard, Instant now) {
        if (before.findings().isEmpty() && diagnosis.findings().isEmpty()) {
            Told after = Told.all(diagnosis.state());
            return Uni.createFrom().item(messages(before, Told.all(before.state()), diagnosis, after, now));
        }
        return acknowledgements
                .of(connection, before.id())
                .flatMap(known -> forget(connection, before, diagnosis, known)
                        .chain(() -> untold.of(connection, before))
                        .flatMap(told -> {
                            Told after = told.after(diagnosis, namesOf(known, now), guard.held());
                            return keep(connection, before, told, after)
                                    .replaceWith(messages(before, told, diagnosis, after, now));
                        }));
    }

    private Uni<Void> keep(SqlConnection connection, ProjectRow project, Told told, Told after) {
        boolean isKept = told.equals(after) || !(told.muted() || after.muted());
        return isKept ? Uni.createFrom().voidItem() : untold.keep(connection, project.id(), after);
    }

    private static OutboxMessage message(Change change, Instant now) {
        return MassFailureAlert.held(change.group(), change.load(), now);
    }

    /** A fault that comes again is not the one that was acknowledged. */
    private Uni<Void> forget(
            SqlConnection connection, ProjectRow before, Diagnosis diagnosis, List<Acknowledgement> known) {
        boolean isOver = known.stream().anyMatch(made -> !diagnosis.names().contains(made.finding()));
        return isOver && diagnosis.isComplete()
                ? acknowledgements.keepOnly(connection, before.id(), diagnosis.names())
                : Uni.createFrom().voidItem();
    }

    private static Set<String> namesOf(List<Acknowledgement> known, Instant now) {
        return known.stream()
                .filter(made -> made.holds(now))
                .map(Acknowledgement::finding)
                .collect(toUnmodifiableSet());
    }

    private static List<OutboxMessage> messages(
            ProjectRow project, Told told, Diagnosis diagnosis, Told after, Instant now) {
        if (!told.isNews(after)) {
            return List.of();
        }
        List<String> findings =
                diagnosis.findings().stream().map(Finding::evidence).toList();
        HealthChanged changed = new HealthChanged(project.id(), told.state(), diagnosis.state(), findings, now);
        return List.of(OutboxMessage.of(
                Topic.HEALTH_CHANGES,
                project.id(),
                new CloudEvent<>(UUID.randomUUID().toString(), Dispatcher.SOURCE, now, changed)));
    }
}
