package io.hookline.health.scan;

import io.hookline.contracts.id.ProjectId;
import io.hookline.health.HealthConfig;
import io.hookline.health.dispatch.Dispatcher;
import io.hookline.health.schedule.Breaker;
import io.hookline.health.schedule.Breakers;
import io.hookline.health.schedule.Question;
import io.hookline.health.schedule.Watch;
import io.hookline.health.store.Lease;
import io.hookline.health.store.Leases;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Looks at what is due, with a worker for each connector that has something due, up to a limit. A worker that finds work calls in the
 * next one, so that a slow connector never keeps the others waiting.
 */
@ApplicationScoped
class Scanner {

    private static final Logger LOG = Logger.getLogger(Scanner.class);
    private static final Duration END_WITHIN = Duration.ofSeconds(15);

    private final Leases leases;
    private final Observer observer;
    private final Dispatcher dispatcher;
    private final Budgets budgets;
    private final Breaker.Policy breakerPolicy;
    private final HealthConfig.Scan config;
    private final Clock clock;
    private final AtomicInteger workers = new AtomicInteger();
    private final CompletableFuture<Boolean> idle = new CompletableFuture<>();
    private volatile boolean stopped;

    Scanner(
            Leases leases,
            Observer observer,
            Dispatcher dispatcher,
            Budgets budgets,
            Breaker.Policy breakerPolicy,
            HealthConfig config,
            Clock clock) {
        this.leases = leases;
        this.observer = observer;
        this.dispatcher = dispatcher;
        this.budgets = budgets;
        this.breakerPolicy = breakerPolicy;
        this.config = config.scan();
        this.clock = clock;
    }

    @Scheduled(every = "${hookline.health.scan.every}", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> tick() {
        callWorker();
        return Uni.createFrom().voidItem();
    }

    /** Waits for the looks that are under way, whose leases are given back; those of a batch that did not begin go with them. */
    void stop(@Observes @Priority(100) ShutdownEvent event) {
        stopped = true;
        if (workers.get() > 0 && !awaitIdle()) {
            LOG.warnf("Looks are still under way, and the service ends all the same after=%s", END_WITHIN);
        }
    }

    private boolean awaitIdle() {
        return idle.completeOnTimeout(false, END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void callWorker() {
        if (workers.getAndIncrement() >= config.connectorsAtOnce() || stopped) {
            leave();
            return;
        }
        work().onTermination()
                .invoke(this::leave)
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf(failure, "The scan cannot go on now"));
    }

    private void leave() {
        if (workers.decrementAndGet() == 0 && stopped) {
            idle.complete(true);
        }
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
        Round round = new Round(lease, new Watch(lease.breakers(), breakerPolicy), ConcurrentHashMap.newKeySet());
        return Multi.createFrom()
                .iterable(lease.projects())
                .onItem()
                .transformToUni(due -> lookAt(round, due))
                .merge(config.looksAtOnce())
                .onItem()
                .ignoreAsUni()
                .chain(() -> leases.release(lease, round.watch().breakers(), round.left(), clock.instant()))
                .invoke(() -> tell(round))
                .chain(() -> budgets.refresh(lease.connector()));
    }

    private Uni<Void> lookAt(Round round, Lease.Due due) {
        return Uni.createFrom()
                .deferred(() -> round.watch()
                        .ask(due.depth(), clock.instant())
                        .filter(_ -> !stopped)
                        .map(question -> lookAt(round, due, question))
                        .orElseGet(() -> {
                            round.left().add(due.project());
                            return Uni.createFrom().voidItem();
                        }));
    }

    /** One project's failure never stops the others; it is due again when its lease ends. */
    private Uni<Void> lookAt(Round round, Lease.Due due, Question question) {
        return observer.look(due.project(), question.depth())
                .invoke(look -> round.watch()
                        .saw(look, clock.instant(), ThreadLocalRandom.current().nextDouble()))
                .flatMap(look -> dispatcher.dispatch(round.lease(), due.project(), question, look))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "A look at a project is lost project=%s", due.project()))
                .onFailure()
                .recoverWithNull();
    }

    /** The one message of what befell all projects of a connector. */
    private static void tell(Round round) {
        Breakers before = round.lease().breakers();
        Breakers after = round.watch().breakers();
        tell(round, "host", before.host(), after.host());
        tell(round, "api", before.api(), after.api());
    }

    private static void tell(Round round, String way, Breaker before, Breaker after) {
        if (after.tripped() && !before.tripped()) {
            LOG.warnf(
                    "Looks of a connector see nothing, it is tried now and then connector=%s way=%s why=%s",
                    round.lease().connector(), way, after.cause());
        } else if (before.tripped() && !after.tripped()) {
            LOG.infof(
                    "Looks of a connector see again connector=%s way=%s",
                    round.lease().connector(), way);
        }
    }

    /**
     * A lease that is worked on.
     *
     * @param left projects that are not looked at, because looks before theirs saw nothing at all or the service ends
     */
    private record Round(Lease lease, Watch watch, Set<ProjectId> left) {}
}
