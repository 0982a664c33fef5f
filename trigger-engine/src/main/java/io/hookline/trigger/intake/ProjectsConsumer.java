package io.hookline.trigger.intake;

import io.hookline.contracts.Topic;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.trigger.TriggerConfig;
import io.hookline.trigger.request.OutboxRelay;
import io.hookline.trigger.store.Inbox;
import io.hookline.trigger.store.IncomingRecord;
import io.hookline.trigger.store.Outbox;
import io.hookline.trigger.store.Projects;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads projects. One that is told twice, or late, changes nothing; a tombstone removes its project. */
@ApplicationScoped
public class ProjectsConsumer {

    private static final Logger LOG = Logger.getLogger(ProjectsConsumer.class);
    private static final String DEAD_LETTERS = Topic.PROJECTS_TRIGGER_DLQ.topicName();

    private final Pool pool;
    private final Projects projects;
    private final Inbox inbox;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final WaitingEvents waiting;
    private final TriggerConfig config;

    ProjectsConsumer(
            Pool pool,
            Projects projects,
            Inbox inbox,
            Outbox outbox,
            OutboxRelay relay,
            WaitingEvents waiting,
            TriggerConfig config) {
        this.pool = pool;
        this.projects = projects;
        this.inbox = inbox;
        this.outbox = outbox;
        this.relay = relay;
        this.waiting = waiting;
        this.config = config;
    }

    private sealed interface Told {

        record Changed(Project project) implements Told {}

        record Removed(ProjectId project) implements Told {}

        record Poison(IncomingRecord record, String reason) implements Told {}
    }

    /** One batch; completes when it is safe. */
    @Incoming("projects")
    public Uni<Void> take(ConsumerRecords<byte[], byte[]> batch) {
        List<IncomingRecord> records = KafkaRecords.of(batch);
        return takeAll(records)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Projects could not be stored and will be tried again records=%d cause=%s",
                        records.size(), Faults.kindOf(failure)))
                .onFailure()
                .retry()
                .withBackOff(config.backOff(), config.maxBackOff())
                .indefinitely();
    }

    private Uni<Void> takeAll(List<IncomingRecord> records) {
        return keep(records.stream().map(ProjectsConsumer::read).toList())
                .onFailure(Faults::isOfData)
                .recoverWithUni(
                        failure -> records.size() == 1 ? giveUp(records.getFirst(), failure) : oneByOne(records));
    }

    private Uni<Void> keep(List<Told> told) {
        return pool.withTransaction(connection -> store(connection, told)).invoke(() -> {
            relay.send();
            waiting.attend();
        });
    }

    /** One record that the database refuses must not take the others of its batch with it. */
    private Uni<Void> oneByOne(List<IncomingRecord> records) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (IncomingRecord record : records) {
            done = done.chain(() -> takeAll(List.of(record)));
        }
        return done;
    }

    private Uni<Void> giveUp(IncomingRecord record, Throwable failure) {
        String reason = "could not be stored: " + failure.getClass().getName();
        return keep(List.of(new Told.Poison(record, reason)));
    }

    private Uni<Void> store(SqlConnection connection, List<Told> told) {
        Uni<Void> done = projects.lock(connection, concerned(told));
        for (Told one : told) {
            done = done.chain(() -> store(connection, one));
        }
        return done;
    }

    private Uni<Void> store(SqlConnection connection, Told told) {
        return switch (told) {
            case Told.Changed(Project project) -> projects.put(connection, project);
            case Told.Removed(ProjectId project) -> projects.remove(connection, project);
            case Told.Poison(IncomingRecord record, String reason) -> putAside(connection, record, reason);
        };
    }

    private static List<ProjectId> concerned(List<Told> told) {
        return told.stream()
                .flatMap(one -> switch (one) {
                    case Told.Changed(Project project) -> Stream.of(project.id());
                    case Told.Removed(ProjectId project) -> Stream.of(project);
                    case Told.Poison _ -> Stream.empty();
                })
                .toList();
    }

    private Uni<Void> putAside(SqlConnection connection, IncomingRecord record, String reason) {
        EventId id = EventId.from("poison", record.topic(), record.partition(), record.offset());
        return inbox.admit(connection, List.of(id))
                .chain(admitted -> outbox.add(
                        connection, admitted.isEmpty() ? List.of() : List.of(record.deadLetter(DEAD_LETTERS, reason))));
    }

    private static Told read(IncomingRecord record) {
        byte[] value = record.value();
        byte[] key = record.key();
        try {
            if (value != null) {
                return new Told.Changed(CloudEvent.read(name -> record.headers().get(name), value, Project.class)
                        .data());
            }
            return key == null
                    ? new Told.Poison(record, "the tombstone has no key")
                    : new Told.Removed(ProjectId.of(new String(key, StandardCharsets.UTF_8)));
        } catch (MalformedMessageException e) {
            return new Told.Poison(record, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Told.Poison(record, "the tombstone's key is no project id");
        }
    }
}
