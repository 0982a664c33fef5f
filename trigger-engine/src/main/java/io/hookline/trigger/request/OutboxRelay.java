package io.hookline.trigger.request;

import io.hookline.trigger.TriggerConfig;
import io.hookline.trigger.store.Outbox;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Publishes what transactions left in the outbox: right after each commit, and on a poll for what a stopped process left. */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration END_WITHIN = Duration.ofSeconds(10);

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

    // While there is a database to forget in what was sent: what is not forgotten is sent again. After the consumers'
    // end, so that what they did last is sent too.
    void end(@Observes @Priority(200) ShutdownEvent event) {
        if (!runner.end(END_WITHIN)) {
            LOG.warnf("The outbox is still being sent, and the service ends all the same after=%s", END_WITHIN);
        }
    }

    private Uni<Void> drain() {
        return outbox.relay(batch, sender::send)
                .chain(sent -> sent == batch ? drain() : Uni.createFrom().voidItem());
    }
}
