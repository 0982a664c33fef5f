package io.hookline.connector.outbox;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.CloudEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to be published.
 *
 * @param event null for a tombstone, which removes the key from a compacted topic
 */
public record OutboxMessage(
        Topic topic, String key, @Nullable CloudEvent<?> event) {

    private static final String SOURCE = "/hookline/connector-service";

    /** A project as it stands now. */
    public static OutboxMessage of(Project project, Instant now) {
        String id = EventId.from("project", project.id(), project.version()).toString();
        return new OutboxMessage(Topic.PROJECTS, project.id().toString(), new CloudEvent<>(id, SOURCE, now, project));
    }

    /** A webhook's registration; the id differs for each place of its repository. */
    public static OutboxMessage of(HookRegistration hook, Instant now) {
        String id = EventId.from(
                        "hook-registration", hook.id(), hook.repository().path())
                .toString();
        return new OutboxMessage(
                Topic.HOOK_REGISTRATIONS, hook.id().toString(), new CloudEvent<>(id, SOURCE, now, hook));
    }

    /** What was observed of a repository. */
    public static OutboxMessage of(RepositoryEvent event) {
        String key = event.header().repository().id().toString();
        String id = event.header().id().toString();
        return new OutboxMessage(
                Topic.REPOSITORY_EVENTS,
                key,
                new CloudEvent<>(id, SOURCE, event.header().receivedAt(), event));
    }

    /** What became of a repair command. */
    public static OutboxMessage of(RepairResult result) {
        String id = EventId.from("repair-result", result.command()).toString();
        return new OutboxMessage(
                Topic.REPAIR_RESULTS,
                result.project().toString(),
                new CloudEvent<>(id, SOURCE, result.finishedAt(), result));
    }

    /** The end of a project. */
    public static OutboxMessage removed(ProjectId project) {
        return new OutboxMessage(Topic.PROJECTS, project.toString(), null);
    }

    /** The end of a webhook. */
    public static OutboxMessage removed(HookId hook) {
        return new OutboxMessage(Topic.HOOK_REGISTRATIONS, hook.toString(), null);
    }
}
