package io.hookline.connector.repair;

import io.hookline.connector.outbox.Outbox;
import io.hookline.connector.outbox.OutboxMessage;
import io.hookline.connector.store.Database;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.id.CommandId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.UUID;

/** Remembers the commands read, so that each is answered once. */
@ApplicationScoped
class RepairInbox implements PanacheRepositoryBase<RepairEntity, UUID> {

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    RepairInbox(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    boolean isDone(CommandId command) {
        RepairEntity row = database.read(() -> findById(command.value()));
        return row != null && row.isDone();
    }

    /** Notes the result and publishes it, in one transaction; nothing when there is one already. */
    void finish(RepairCommand command, RepairResult result) {
        database.inTransaction(() -> findById(command.id().value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .switchTo(() -> persist(new RepairEntity(command, clock.instant())))
                .chain(row -> {
                    if (row.isDone()) {
                        return Uni.createFrom().voidItem();
                    }
                    row.finish(result);
                    return outbox.add(OutboxMessage.of(result));
                }));
    }
}
