package io.hookline.health.scan;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.Json;
import io.hookline.health.HealthConfig;
import io.hookline.health.diagnose.Look;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks connector-service what it sees of a project. Never fails: what went wrong is a look that saw nothing. */
@ApplicationScoped
class Observer {

    private static final Logger LOG = Logger.getLogger(Observer.class);

    private final ConnectorApi connectors;
    private final Duration timeout;
    private final MeterRegistry metrics;
    private final Timer time;

    Observer(@RestClient ConnectorApi connectors, HealthConfig config, MeterRegistry metrics) {
        this.connectors = connectors;
        this.timeout = config.scan().lookTimeout();
        this.metrics = metrics;
        this.time = Timer.builder("hookline.health.look.time")
                .description("How long connector-service took for an observation")
                .register(metrics);
    }

    Uni<Look> look(ProjectId project, Depth depth) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample begun = Timer.start(metrics);
            return ask(project, depth).invoke(() -> begun.stop(time));
        });
    }

    private Uni<Look> ask(ProjectId project, Depth depth) {
        return connectors
                .observe(project, depth)
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(answer -> read(project, answer))
                .onFailure()
                .recoverWithItem(failure -> unanswered(project, failure));
    }

    private static Look read(ProjectId project, byte[] answer) {
        try {
            Observation observation = Json.mapper().readValue(answer, Observation.class);
            return observation.project().equals(project)
                    ? new Look.Observed(observation)
                    : new Look.Unanswered("connector-service answered about another project.");
        } catch (IOException e) {
            LOG.warnf(
                    "An observation does not read project=%s failure=%s",
                    project, e.getClass().getSimpleName());
            return new Look.Unanswered("connector-service gave an answer that does not read.");
        }
    }

    private static Look unanswered(ProjectId project, Throwable failure) {
        return switch (failure) {
            case WebApplicationException refused when isNotFound(refused) -> new Look.UnknownProject();
            case WebApplicationException refused ->
                new Look.Unanswered("connector-service answered with status %d."
                        .formatted(refused.getResponse().getStatus()));
            case TimeoutException slow -> new Look.Unanswered("connector-service did not answer in time.");
            default -> {
                LOG.debugf(failure, "connector-service cannot be asked project=%s", project);
                yield new Look.Unanswered("connector-service cannot be reached.");
            }
        };
    }

    private static boolean isNotFound(WebApplicationException refused) {
        return refused.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode();
    }
}
