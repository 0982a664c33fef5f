package io.hookline.health.dispatch;

import io.hookline.health.store.Groups.Group;
import io.hookline.health.store.Outbox;
import io.hookline.health.store.OutboxMessage;
import io.hookline.health.store.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Ends a mass failure as soon as it is over, whichever project is looked at next. Of several replicas one sees it end. */
@ApplicationScoped
class Release {

    private final Transactions transactions;
    private final Guards guards;
    private final Outbox outbox;
    private final Relay relay;
    private final Chronicle chronicle;
    private final Clock clock;

    Release(Transactions transactions, Guards guards, Outbox outbox, Relay relay, Chronicle chronicle, Clock clock) {
        this.transactions = transactions;
        this.guards = guards;
        this.outbox = outbox;
        this.relay = relay;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    @Scheduled(
            every = "${hookline.health.mass-failure.review-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> letGo() {
        Instant now = clock.instant();
        return transactions
                .once(connection -> guards.letGoOfWhatIsOver(connection)
                        .flatMap(over -> tell(connection, over, now).replaceWith(over)))
                .invoke(this::told)
                .replaceWithVoid();
    }

    private Uni<Void> tell(SqlConnection connection, List<Group> over, Instant now) {
        List<OutboxMessage> messages = over.stream()
                .map(group -> MassFailureAlert.resumed(group, null, now))
                .toList();
        return outbox.add(connection, messages);
    }

    private void told(List<Group> over) {
        over.forEach(group -> chronicle.guardChanged(group, false));
        if (!over.isEmpty()) {
            relay.wake();
        }
    }
}
