package io.hookline.health.store;

import io.hookline.contracts.Topic;
import io.hookline.contracts.wire.MalformedMessageException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** Takes records in, a batch in one transaction; what cannot be read goes to the dead letters in the same transaction. */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Transactions transactions;
    private final Outbox outbox;

    Inbox(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** What a record changes. */
    public interface Reader {
        Uni<Void> read(SqlConnection connection, Received message) throws MalformedMessageException;
    }

    /** Done when all is committed, so that only then the offsets are; waits for a database that is away. */
    public Uni<Void> takeIn(ConsumerRecords<String, byte[]> batch, Topic deadLetters, Reader reader) {
        return transactions.untilDone(connection -> Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(message -> takeIn(connection, new Received(message), deadLetters, reader))
                .onItem()
                .ignoreAsUni());
    }

    private Uni<Void> takeIn(SqlConnection connection, Received message, Topic deadLetters, Reader reader) {
        try {
            return reader.read(connection, message);
        } catch (MalformedMessageException e) {
            LOG.warnf(
                    "A record does not read and is a dead letter now topic=%s reason=%s", deadLetters, e.getMessage());
            return outbox.add(connection, List.of(message.asDeadLetter(deadLetters, e)));
        }
    }
}
