package io.hookline.connector.outbox;

import io.hookline.connector.store.Patience;
import io.hookline.contracts.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox in order and deletes what Kafka has acknowledged. An advisory lock lets one relay at a time do so over all
 * replicas; a crash after the acknowledgement publishes again, under the same id.
 */
@Singleton
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BATCH = 200;
    private static final long LOCK = 0x686F6F6B6C696E65L;
    private static final Duration SOON = Duration.ofMillis(5);
    private static final long END_SECONDS = 10;

    private final Pool pool;
    private final Publisher publisher;
    private final AtomicInteger wishes = new AtomicInteger();
    private final Semaphore turn = new Semaphore(1);

    Relay(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    @Scheduled(every = "{hookline.connector.relay-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void wake() {
        if (wishes.getAndIncrement() == 0) {
            work();
        }
    }

    /** Called inside a transaction, a moment before its commit: what is missed then, the next round finds. */
    void wakeSoon() {
        Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(SOON)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(_ -> wake());
    }

    boolean awaitPublished(Topic topic, String key, Duration patience) {
        return Patience.ask(
                        () -> {
                            wake();
                            return isPublished(topic, key) ? Optional.of(true) : Optional.empty();
                        },
                        patience)
                .isPresent();
    }

    // Takes the turn for good when the batch under way is published and deleted, while there is a database to delete it
    // in: what waits behind it is another replica's. After the consumers' end, which may wait for it.
    void end(@Observes @Priority(200) ShutdownEvent event) throws InterruptedException {
        if (!turn.tryAcquire(END_SECONDS, TimeUnit.SECONDS)) {
            LOG.warnf("The outbox is still being published, and the service ends all the same seconds=%d", END_SECONDS);
        }
    }

    private void work() {
        int seen;
        do {
            seen = wishes.get();
            drain();
        } while (!wishes.compareAndSet(seen, 0));
    }

    private void drain() {
        try {
            int published;
            do {
                published = inTurn();
            } while (published == BATCH);
        } catch (RuntimeException e) {
            LOG.warnf(e, "The outbox could not be published, the next round tries again");
        }
    }

    private int inTurn() {
        if (!turn.tryAcquire()) {
            return 0;
        }
        try {
            return pool.withTransaction(this::batch).await().indefinitely();
        } finally {
            turn.release();
        }
    }

    private Uni<Integer> batch(SqlConnection connection) {
        return connection
                .query("select pg_try_advisory_xact_lock(" + LOCK + ")")
                .execute()
                .chain(locked -> locked.iterator().next().getBoolean(0)
                        ? publishOldest(connection)
                        : Uni.createFrom().item(0));
    }

    private Uni<Integer> publishOldest(SqlConnection connection) {
        return connection
                .query("select seq, topic, key, headers, value from outbox order by seq limit " + BATCH)
                .execute()
                .map(Relay::list)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(publisher::publish)
                .chain(published -> connection
                        .preparedQuery("delete from outbox where seq = any($1)")
                        .execute(Tuple.of(published.toArray(Long[]::new)))
                        .replaceWith(published.size()));
    }

    private boolean isPublished(Topic topic, String key) {
        return pool.preparedQuery("select 1 from outbox where topic = $1 and key = $2 limit 1")
                        .execute(Tuple.of(topic.topicName(), key))
                        .await()
                        .indefinitely()
                        .size()
                == 0;
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
