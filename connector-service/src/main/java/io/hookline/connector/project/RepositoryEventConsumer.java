package io.hookline.connector.project;

import io.hookline.connector.outbox.Received;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads repository events for what they show of names and places. One is acknowledged when it is noted what there is to follow. */
@ApplicationScoped
class RepositoryEventConsumer {

    private final Projects projects;

    RepositoryEventConsumer(Projects projects) {
        this.projects = projects;
    }

    @Incoming("repository-events")
    @RunOnVirtualThread
    void consume(ConsumerRecord<String, byte[]> message) throws MalformedMessageException {
        RepositoryEvent event = Received.read(message, RepositoryEvent.class);
        projects.find(event.header().project())
                .map(ProjectView::project)
                .filter(project -> Following.isCalledFor(event, project))
                .ifPresent(project -> projects.askToFollow(
                        project.id(), event.header().repository().path()));
    }
}
