package io.hookline.connector.status;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.connection.Access;
import io.hookline.connector.credential.Use;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.connector.status.Dispatch.Held;
import io.hookline.connector.status.StatusMetrics.Outcome;
import io.hookline.connector.store.CrashPoints;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Sends statuses that are due, each connector's by itself, so that none waits for another's Bitbucket. A status is noted as shown after
 * Bitbucket took it: a crash in between sends it again, which changes nothing there.
 */
@Singleton
class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final Dispatch dispatch;
    private final Projects projects;
    private final StatusMetrics metrics;
    private final CrashPoints crashPoints;
    private final ConnectorConfig.Statuses config;
    private final Timetable timetable;
    private final Clock clock;
    // Not the one that hands the caller's context on: each sending has a database session of its own.
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<ConnectorId> attended = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean woken = new AtomicBoolean();

    Sender(
            Dispatch dispatch,
            Projects projects,
            StatusMetrics metrics,
            CrashPoints crashPoints,
            ConnectorConfig config,
            Clock clock) {
        this.dispatch = dispatch;
        this.projects = projects;
        this.metrics = metrics;
        this.crashPoints = crashPoints;
        this.config = config.statuses();
        this.timetable = Timetable.of(config.statuses());
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Looks soon, on another thread. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            threads.execute(() -> {
                woken.set(false);
                look();
            });
        }
    }

    @Scheduled(
            every = "{hookline.connector.statuses.interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        for (ConnectorId connector : dispatch.connectorsWithDue(clock.instant())) {
            if (attended.add(connector)) {
                threads.execute(() -> attend(connector));
            }
        }
    }

    private void attend(ConnectorId connector) {
        try {
            List<Held> held = hold(connector);
            while (!held.isEmpty()) {
                sendAll(connector, held);
                held = hold(connector);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "Statuses could not be sent, the next round tries again: connector=%s", connector);
        } finally {
            attended.remove(connector);
        }
    }

    private List<Held> hold(ConnectorId connector) {
        return dispatch.hold(connector, config.atOnce(), clock.instant(), config.lease());
    }

    private void sendAll(ConnectorId connector, List<Held> held) throws InterruptedException {
        List<Callable<Void>> sendings = held.stream()
                .map(status -> (Callable<Void>) () -> {
                    send(connector, status);
                    return null;
                })
                .toList();
        for (Future<Void> sending : threads.invokeAll(sendings)) {
            if (sending.state() == Future.State.FAILED) {
                LOG.errorf(
                        sending.exceptionNow(), "A status is sent again, since it broke off: connector=%s", connector);
            }
        }
    }

    private void send(ConnectorId connector, Held held) {
        Optional<ProjectView> project = projects.find(held.status().wanted().project());
        if (project.isEmpty()) {
            return; // Its statuses went with it.
        }
        Access access = projects.open(project.get(), Use.RUNNING, Purpose.ROUTINE);
        Result<Optional<RepositoryPath>> delivered = new Courier(
                        access,
                        project.get().project().repository(),
                        held.status().wanted())
                .deliver(Optional.ofNullable(held.status().forkPath()).map(RepositoryPath::of));
        crashPoints.reached("status sent");
        switch (delivered) {
            case Result.Ok<Optional<RepositoryPath>>(var fork) -> noteShown(held, fork, access.product());
            case Result.Failed<Optional<RepositoryPath>>(var failure) ->
                noteFailed(connector, held, failure, access.product());
        }
    }

    private void noteShown(Held held, Optional<RepositoryPath> fork, Product product) {
        Instant now = clock.instant();
        dispatch.shown(held, fork.map(RepositoryPath::toString).orElse(null), now, timetable.afterShown(now));
        metrics.count(product, Outcome.SHOWN);
    }

    private void noteFailed(ConnectorId connector, Held held, Failure failure, Product product) {
        switch (timetable.afterFailure(held.status(), failure, clock.instant())) {
            case Timetable.Next.Later(var waiting, var othersUntil) -> {
                dispatch.later(held, waiting);
                othersUntil.ifPresent(until -> dispatch.putOff(connector, until));
                metrics.count(product, Outcome.POSTPONED);
                LOG.infof(
                        "A status is sent later: status=%s due=%s why=%s",
                        held.status().id(), waiting.dueAt(), failure.why());
            }
            case Timetable.Next.GiveUp(var why) -> {
                dispatch.giveUp(held, why);
                metrics.count(product, Outcome.GIVEN_UP);
                LOG.warnf(
                        "A status is given up: status=%s why=%s", held.status().id(), why);
            }
        }
    }
}
