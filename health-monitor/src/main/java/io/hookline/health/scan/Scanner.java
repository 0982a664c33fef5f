package io.hookline.health.scan;

import io.hookline.health.HealthConfig;
import io.hookline.health.dispatch.Dispatcher;
import io.hookline.health.store.Lease;
import io.hookline.health.store.Leases;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Looks at what is due, with a worker for each connector that has something due, up to a limit. A worker that finds work calls in the
 * next one, so that a slow connector never keeps the others waiting.
 */
@ApplicationScoped
class Scanner {

    private static final Logger LOG = Logger.getLogger(Scanner.class);

    private final Leases leases;
    private final Observer observer;
    private final Dispatcher dispatcher;
    private final HealthConfig.Scan config;
    private final Clock clock;
    private final AtomicInteger workers = new AtomicInteger();
    private volatile boolean stopped;

    Scanner(Leases leases, Observer observer, Dispatcher dispatcher, HealthConfig config, Clock clock) {
        this.leases = leases;
        this.observer = observer;
        this.dispatcher = dispatcher;
        this.config = config.scan();
        this.clock = clock;
    }

    @Scheduled(every = "${hookline.health.scan.every}", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> tick() {
        callWorker();
        return Uni.createFrom().voidItem();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void callWorker() {
        if (workers.getAndIncrement() >= config.connectorsAtOnce() || stopped) {
            workers.decrementAndGet();
            return;
        }
        work().onTermination()
                .invoke(workers::decrementAndGet)
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf(failure, "The scan cannot go on now"));
    }

    /** Batch after batch, until nothing is due. */
    private Uni<Void> work() {
        return Multi.createBy()
                .repeating()
                .uni(() -> leases.next(clock.instant(), config.lease(), config.batch()))
                .whilst(lease -> lease.isPresent() && !stopped)
                .onItem()
                .transformToUniAndConcatenate(this::lookAtAll)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> lookAtAll(Optional<Lease> leased) {
        if (leased.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        callWorker();
        Lease lease = leased.get();
        return Multi.createFrom()
                .iterable(lease.projects())
                .onItem()
                .transformToUni(due -> lookAt(lease, due))
                .merge(config.looksAtOnce())
                .onItem()
                .ignoreAsUni()
                .chain(() -> leases.release(lease));
    }

    /** One project's failure never stops the others; it is due again when its lease ends. */
    private Uni<Void> lookAt(Lease lease, Lease.Due due) {
        return observer.look(due.project(), due.depth())
                .flatMap(look -> dispatcher.dispatch(lease, due.project(), look))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "A look at a project is lost project=%s", due.project()))
                .onFailure()
                .recoverWithNull();
    }
}
