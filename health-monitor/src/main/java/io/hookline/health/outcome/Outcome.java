package io.hookline.health.outcome;

import io.hookline.contracts.Topic;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.health.plan.RepairTrack;
import io.hookline.health.plan.RepairTracks;
import io.hookline.health.store.Inbox;
import io.hookline.health.store.ProjectRow;
import io.hookline.health.store.Projects;
import io.hookline.health.store.Received;
import io.hookline.health.store.Repairs;
import io.hookline.telemetry.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** What a repair's result changes: the repair is no longer awaited, and the project is looked at. Only that look says healthy. */
@ApplicationScoped
class Outcome {

    private static final Logger LOG = Logger.getLogger(Outcome.class);

    private final Inbox inbox;
    private final Projects projects;
    private final Repairs repairs;
    private final Tracing tracing;
    private final MeterRegistry metrics;
    private final Clock clock;

    Outcome(Inbox inbox, Projects projects, Repairs repairs, Tracing tracing, MeterRegistry metrics, Clock clock) {
        this.inbox = inbox;
        this.projects = projects;
        this.repairs = repairs;
        this.tracing = tracing;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Incoming("repair-results")
    Uni<Void> takeIn(ConsumerRecords<String, byte[]> batch) {
        return inbox.takeIn(batch, Topic.REPAIR_RESULTS_HEALTH_DLQ, this::takeIn);
    }

    private Uni<Void> takeIn(SqlConnection connection, Received message) throws MalformedMessageException {
        RepairResult result = message.as(RepairResult.class);
        Span span = tracing.process(Topic.REPAIR_RESULTS.topicName(), message::header);
        return apply(connection, result).onTermination().invoke(() -> span.end());
    }

    private Uni<Void> apply(SqlConnection connection, RepairResult result) {
        // The project's row is locked first, as everywhere, so that two transactions never wait for each other.
        return projects.lock(connection, result.project())
                .flatMap(project -> project.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : repairs.finish(connection, result)
                                .flatMap(
                                        first -> first ? follow(connection, project.get(), result) : repeated(result)));
    }

    private Uni<Void> follow(SqlConnection connection, ProjectRow project, RepairResult result) {
        LOG.infof(
                "A repair is finished project=%s kind=%s command=%s result=%s",
                project.id(),
                result.repairs(),
                result.command(),
                result.getClass().getSimpleName());
        metrics.counter(
                        "hookline.health.repair.results",
                        "kind",
                        result.repairs().name(),
                        "result",
                        result.getClass().getSimpleName())
                .increment();
        RepairTrack track = after(project.tracks().of(result.repairs()), result);
        RepairTracks tracks = project.tracks().with(result.repairs(), track);
        return projects.keepTracks(connection, project.id(), tracks)
                .chain(() -> projects.dueAt(connection, project.id(), clock.instant()));
    }

    private static RepairTrack after(RepairTrack track, RepairResult result) {
        return switch (result) {
            case RepairResult.Repaired repaired -> track.finished(repaired.command());
            case RepairResult.NotNeeded notNeeded -> track.finished(notNeeded.command());
            case RepairResult.Failed failed ->
                failed.retryable()
                        ? track.finished(failed.command())
                        : track.failedForGood(failed.command(), failed.why());
        };
    }

    private static Uni<Void> repeated(RepairResult result) {
        LOG.debugf("A repair result came again, or its command is not known command=%s", result.command());
        return Uni.createFrom().voidItem();
    }
}
