package io.hookline.connector.imports;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Page;
import io.hookline.bitbucket.PageRequest;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryFilter;
import io.hookline.bitbucket.RepositoryFilter.Reach;
import io.hookline.bitbucket.Result;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.connection.Access;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.inventory.Inventory;
import io.hookline.connector.store.CrashPoints;
import io.hookline.contracts.id.RepositoryId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Works on an import until it is done, must wait, or is no longer this replica's: first its list, a page at a time, then its items, a few at
 * a time. Every step is noted before the next one begins, so that anybody can go on after a crash.
 */
@ApplicationScoped
class ImportRun {

    private static final Logger LOG = Logger.getLogger(ImportRun.class);

    private final ImportQueue queue;
    private final ItemWorker worker;
    private final Connectors connectors;
    private final ImportMetrics metrics;
    private final CrashPoints crashPoints;
    // Not Quarkus's executor, whose threads share the caller's database session.
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int parallelism;

    ImportRun(
            ImportQueue queue,
            ItemWorker worker,
            Connectors connectors,
            ImportMetrics metrics,
            CrashPoints crashPoints,
            ConnectorConfig config) {
        this.queue = queue;
        this.worker = worker;
        this.connectors = connectors;
        this.metrics = metrics;
        this.crashPoints = crashPoints;
        this.parallelism = config.importParallelism();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Begins to work on an import; {@code ended} follows, whatever happens. */
    void begin(ImportId id, Runnable ended) {
        threads.execute(() -> {
            try {
                run(id);
            } catch (RuntimeException e) {
                LOG.errorf(e, "An import could not be worked on, the next round tries again: import=%s", id);
            } finally {
                ended.run();
            }
        });
    }

    private void run(ImportId id) {
        Optional<ImportJob> job = queue.held(id);
        while (job.isPresent()) {
            step(job.get());
            job = queue.held(id);
        }
    }

    private void step(ImportJob job) {
        Optional<Access> access = connectors.open(job.connector(), Purpose.ROUTINE);
        if (access.isEmpty()) {
            queue.pause(job.id(), new Pause.Halt("The connector was removed."));
        } else if (job.listed()) {
            workOnItems(job, access.get());
        } else {
            list(job, access.get());
        }
    }

    private void list(ImportJob job, Access access) {
        Selection.AllOf all = Objects.requireNonNull(job.selection());
        RepositoryFilter filter = new RepositoryFilter(all.workspace(), null, Reach.ADMINISTERED);
        switch (access.bitbucket().repositories(filter, PageRequest.after(job.cursor()))) {
            case Result.Ok<Page<Repository>>(var page) -> {
                crashPoints.reached("import page read");
                queue.addPage(job.id(), found(page, all), page.next());
                crashPoints.reached("import page noted");
            }
            case Result.Failed<Page<Repository>>(var failure) -> queue.pause(job.id(), afterList(job, access, failure));
        }
    }

    private static List<ImportQueue.Found> found(Page<Repository> page, Selection.AllOf all) {
        return page.items().stream()
                .filter(repository -> all.takes(repository.path()))
                .map(repository -> new ImportQueue.Found(
                        repository.path(), RepositoryId.of(repository.id().value())))
                .toList();
    }

    private Pause afterList(ImportJob job, Access access, Failure failure) {
        return switch (failure) {
            case Failure.RateLimited(var retryAfter) -> Pause.forBudget(retryAfter);
            case Failure.Unavailable _ -> new Pause.For(Wait.Reason.BITBUCKET, queue.patience(job));
            case Failure.NotFound _,
                    Failure.Unauthorized _,
                    Failure.Forbidden _,
                    Failure.Conflict _,
                    Failure.Invalid _,
                    Failure.Gone _,
                    Failure.NotAllowed _,
                    Failure.HostUnconfirmed _,
                    Failure.Untrusted _ ->
                new Pause.Halt(ItemOutcome.inWords(failure, Inventory.remedy(failure, access)));
        };
    }

    private void workOnItems(ImportJob job, Access access) {
        List<ImportItem> items = queue.begin(job.id(), parallelism);
        if (items.isEmpty()) {
            queue.rest(job.id());
            return;
        }
        List<CompletableFuture<ItemOutcome>> working = items.stream()
                .map(item -> CompletableFuture.supplyAsync(() -> work(job, item, access), threads))
                .toList();
        List<ItemOutcome> outcomes = working.stream().map(ImportRun::join).toList();
        Pause.after(outcomes, queue.patience(job))
                .ifPresentOrElse(pause -> pause(job, pause), () -> queue.answered(job));
    }

    private void pause(ImportJob job, Pause pause) {
        queue.pause(job.id(), pause);
        LOG.infof("Import paused: import=%s pause=%s", job.id(), pause);
    }

    private ItemOutcome work(ImportJob job, ImportItem item, Access access) {
        ItemOutcome outcome = outcome(job, item, access);
        crashPoints.reached("import item worked on");
        if (queue.note(job.id(), item, outcome)) {
            metrics.count(outcome);
        }
        crashPoints.reached("import item noted");
        return outcome;
    }

    // One repository's trouble is not the others'.
    private ItemOutcome outcome(ImportJob job, ImportItem item, Access access) {
        try {
            return worker.work(job, item, access);
        } catch (RuntimeException e) {
            LOG.errorf(e, "A repository could not be imported: import=%s position=%d", job.id(), item.position());
            return new ItemOutcome.Failed("This service has a fault; its log has the reason.");
        }
    }

    private static ItemOutcome join(CompletableFuture<ItemOutcome> working) {
        try {
            return working.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error crash) {
                throw crash;
            }
            throw e;
        }
    }
}
