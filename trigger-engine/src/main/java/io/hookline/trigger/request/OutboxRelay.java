package io.hookline.trigger.request;

import io.hookline.trigger.TriggerConfig;
import io.hookline.trigger.store.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes what transactions left in the outbox: right after each commit, and on a poll for what a stopped process left. */
@ApplicationScoped
public class OutboxRelay {

    private final Outbox outbox;
    private final KafkaSender sender;
    private final int batch;
    private final SingleRunner runner = new SingleRunner("outbox-relay", this::drain);

    OutboxRelay(Outbox outbox, KafkaSender sender, TriggerConfig config) {
        this.outbox = outbox;
        this.sender = sender;
        this.batch = config.relayBatch();
    }

    /** Asks for the outbox to be sent; does not wait for it. */
    @Scheduled(every = "${hookline.trigger.relay-poll}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void send() {
        runner.run();
    }

    private Uni<Void> drain() {
        return outbox.relay(batch, sender::send)
                .chain(sent -> sent == batch ? drain() : Uni.createFrom().voidItem());
    }
}
