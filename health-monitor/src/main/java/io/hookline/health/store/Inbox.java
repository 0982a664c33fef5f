package io.hookline.health.store;

import io.hookline.contracts.Topic;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.MalformedMessageException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** Takes records in, a batch in one transaction; what cannot be read goes to the dead letters in the same transaction. */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Transactions transactions;
    private final Projects projects;
    private final Outbox outbox;

    Inbox(Transactions transactions, Projects projects, Outbox outbox) {
        this.transactions = transactions;
        this.projects = projects;
        this.outbox = outbox;
    }

    /** What a record changes. */
    public interface Reader {
        Uni<Void> read(SqlConnection connection, Received message) throws MalformedMessageException;
    }

    /** Done when all is committed, so that only then the offsets are; waits for a database that is away. */
    public Uni<Void> takeIn(ConsumerRecords<String, byte[]> batch, Topic deadLetters, Reader reader) {
        List<Received> messages = StreamSupport.stream(batch.spliterator(), false)
                .map(Received::new)
                .toList();
        return takeIn(messages, deadLetters, reader)
                .onFailure()
                .recoverWithUni(_ -> oneByOne(messages, deadLetters, reader));
    }

    private Uni<Void> takeIn(List<Received> messages, Topic deadLetters, Reader reader) {
        return transactions.untilDone(connection -> Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUniAndConcatenate(message -> takeIn(connection, message, deadLetters, reader))
                .onItem()
                .ignoreAsUni()
                .chain(() -> projects.bringForward(connection, projectsOf(messages))));
    }

    /** What is taken in is about the project that its key names. */
    private static List<ProjectId> projectsOf(List<Received> messages) {
        return messages.stream().flatMap(message -> message.project().stream()).toList();
    }

    /** A record that can never be stored must neither stop its partition nor take the others of its batch with it. */
    private Uni<Void> oneByOne(List<Received> messages, Topic deadLetters, Reader reader) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Received message : messages) {
            done = done.chain(() -> takeIn(List.of(message), deadLetters, reader)
                    .onFailure()
                    .recoverWithUni(failure -> giveUp(message, deadLetters, failure)));
        }
        return done;
    }

    private Uni<Void> giveUp(Received message, Topic deadLetters, Throwable failure) {
        String reason = "could not be stored: " + failure.getClass().getName();
        LOG.errorf("A record cannot be stored and is a dead letter now topic=%s reason=%s", deadLetters, reason);
        return transactions.untilDone(
                connection -> outbox.add(connection, List.of(message.asDeadLetter(deadLetters, reason))));
    }

    private Uni<Void> takeIn(SqlConnection connection, Received message, Topic deadLetters, Reader reader) {
        try {
            return reader.read(connection, message);
        } catch (MalformedMessageException e) {
            LOG.warnf(
                    "A record does not read and is a dead letter now topic=%s reason=%s", deadLetters, e.getMessage());
            return outbox.add(connection, List.of(message.asDeadLetter(deadLetters, String.valueOf(e.getMessage()))));
        }
    }
}
