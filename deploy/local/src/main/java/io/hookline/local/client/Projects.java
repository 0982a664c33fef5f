package io.hookline.local.client;

import io.hookline.contracts.Topic;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.Project;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Projects and their webhooks as the compacted topics have them: what the gateway and the trigger engine know. */
public final class Projects {

    private final Map<String, Object> kafka;

    public Projects(Access access) {
        this.kafka = access.kafka();
    }

    /** The project of this name. */
    public Optional<Project> named(String name) {
        return TopicReader.latestByKey(kafka, Topic.PROJECTS.topicName()).stream()
                .map(message -> message.as(Project.class))
                .filter(project -> project.name().equals(name))
                .findFirst();
    }

    /** The webhook of a project; the newest while one replaces another. */
    public Optional<HookRegistration> hookOf(ProjectId project) {
        return TopicReader.latestByKey(kafka, Topic.HOOK_REGISTRATIONS.topicName()).stream()
                .sorted(Comparator.comparing(TopicMessage::time).reversed())
                .map(message -> message.as(HookRegistration.class))
                .filter(hook -> hook.project().equals(project))
                .findFirst();
    }
}
