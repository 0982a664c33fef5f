package io.hookline.health.scan;

import io.hookline.contracts.Topic;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.health.HealthConfig;
import io.hookline.health.store.Inbox;
import io.hookline.health.store.Projects;
import io.hookline.health.store.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in which projects there are; a tombstone removes one. */
@ApplicationScoped
class ProjectIntake {

    private final Inbox inbox;
    private final Projects projects;
    private final HealthConfig config;
    private final Clock clock;

    ProjectIntake(Inbox inbox, Projects projects, HealthConfig config, Clock clock) {
        this.inbox = inbox;
        this.projects = projects;
        this.config = config;
        this.clock = clock;
    }

    @Incoming("projects")
    Uni<Void> takeIn(ConsumerRecords<String, byte[]> batch) {
        return inbox.takeIn(batch, Topic.PROJECTS_HEALTH_DLQ, this::read);
    }

    private Uni<Void> read(SqlConnection connection, Received message) throws MalformedMessageException {
        return message.isTombstone()
                ? projects.remove(connection, projectOf(message))
                : projects.save(
                        connection, message.as(Project.class), clock.instant().plus(config.firstLookAfter()));
    }

    private static ProjectId projectOf(Received tombstone) throws MalformedMessageException {
        return tombstone.project().orElseThrow(() -> new MalformedMessageException("the key is not a project id"));
    }
}
