package io.hookline.connector.check;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.git.GitProbe;
import io.hookline.bitbucket.probe.Probes;
import io.hookline.connector.connection.NewConnector;
import io.hookline.connector.store.CrashPoints;
import io.hookline.contracts.id.ConnectorId;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The connection tests. Calls block. A test that was begun comes to its end also after a crash: it only reads, so it is run again. */
@ApplicationScoped
public class ConnectionTests {

    private static final Logger LOG = Logger.getLogger(ConnectionTests.class);

    private final TestStore store;
    private final Subjects subjects;
    private final CrashPoints crashPoints;
    private final Clock clock;
    private final TestRun run;

    ConnectionTests(
            TestStore store, Subjects subjects, Probes probes, GitProbe git, CrashPoints crashPoints, Clock clock) {
        this.store = store;
        this.subjects = subjects;
        this.crashPoints = crashPoints;
        this.clock = clock;
        this.run = new TestRun(new NetworkLook(probes, git));
    }

    /**
     * Tests a connector and waits for the end.
     *
     * @param repository the one to look at; otherwise that of one of its projects
     * @return empty where there is no such connector
     */
    public Optional<ConnectionTest> test(ConnectorId connector, Optional<RepositoryPath> repository) {
        return begin(connector, repository).flatMap(job -> {
            run(job);
            return find(connector, job.id());
        });
    }

    /** As {@link #test}, without waiting for the end. */
    public Optional<ConnectionTest> start(ConnectorId connector, Optional<RepositoryPath> repository) {
        return begin(connector, repository).flatMap(job -> {
            Optional<ConnectionTest> begun = find(connector, job.id());
            Thread.ofVirtual().name("connection-test").start(() -> runAlone(job));
            return begun;
        });
    }

    /** Tests a connector that is not made; stores nothing. */
    public List<StepReport> tryOut(NewConnector wanted, Optional<RepositoryPath> repository) {
        return run.run(subjects.of(wanted, repository), clock.instant(), _ -> {});
    }

    /** One test. */
    public Optional<ConnectionTest> find(ConnectorId connector, ConnectionTestId id) {
        return store.find(connector, id);
    }

    /** The latest tests first, those before one; null begins with the latest. */
    public List<ConnectionTest> list(ConnectorId connector, @Nullable UUID after, int atMost) {
        return store.list(connector, after, atMost);
    }

    @Scheduled(
            every = "{hookline.connector.test-look-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void goOn() {
        store.schedule();
        store.takeOver().forEach(this::runAlone);
    }

    private Optional<TestJob> begin(ConnectorId connector, Optional<RepositoryPath> repository) {
        // Asked for first, since no row may be without its connector.
        return subjects.of(connector, repository).map(_ -> {
            TestJob job = new TestJob(ConnectionTestId.random(), connector, repository);
            store.begin(job);
            crashPoints.reached("connection test begun");
            return job;
        });
    }

    private void run(TestJob job) {
        subjects.of(job.connector(), job.repository()).ifPresent(subject -> {
            List<StepReport> steps = run.run(subject, clock.instant(), sofar -> {
                store.report(job.id(), sofar);
                crashPoints.reached("connection test step told");
            });
            crashPoints.reached("connection test run");
            store.finish(job, steps);
            LOG.infof(
                    "A connector was tested: connector=%s test=%s result=%s",
                    job.connector(), job.id(), TestResult.of(steps));
        });
    }

    /** One test's trouble is not the others'. */
    private void runAlone(TestJob job) {
        try {
            run(job);
        } catch (RuntimeException e) {
            LOG.errorf(e, "A connection test broke off: connector=%s test=%s", job.connector(), job.id());
        }
    }
}
