package io.hookline.connector.imports;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;

/** Finds imports that have something to do: new ones, those whose wait is over, and those of a replica that died. */
@Singleton
class ImportScheduler {

    private static final int AT_MOST = 10;

    private final ImportQueue queue;
    private final ImportRun run;

    ImportScheduler(ImportQueue queue, ImportRun run) {
        this.queue = queue;
        this.run = run;
    }

    @Scheduled(every = "{hookline.connector.import-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        queue.renew();
        queue.claim(AT_MOST).forEach(id -> run.begin(id, () -> queue.release(id)));
    }
}
