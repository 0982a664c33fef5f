package io.hookline.trigger.request;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs a task when asked to, never twice at a time; asked while it runs, it runs once more. A failure is logged and left to the next run. */
public final class SingleRunner {

    private static final Logger LOG = Logger.getLogger(SingleRunner.class);
    // So far below 0 that no number of requests makes it start a run.
    private static final long ENDED = Long.MIN_VALUE;

    private final String name;
    private final Supplier<Uni<Void>> task;
    private final AtomicLong asked = new AtomicLong();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private volatile boolean ending;

    /** Names the task for the log. */
    public SingleRunner(String name, Supplier<Uni<Void>> task) {
        this.name = name;
        this.task = task;
    }

    /** Asks for a run; does not wait for it. */
    public void run() {
        if (asked.getAndIncrement() == 0) {
            start();
        }
    }

    /** Runs a last time, and never again; waits for that, but no longer than this. Tells whether it is over. */
    public boolean end(Duration patience) {
        ending = true;
        run();
        return ended.copy()
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void start() {
        long answering = asked.get();
        Uni.createFrom().deferred(task::get).subscribe().with(_ -> end(answering), failure -> {
            LOG.warnf("A background task failed and will be tried again task=%s cause=%s", name, failure);
            end(answering);
        });
    }

    private void end(long answered) {
        boolean last = ending;
        if (!asked.compareAndSet(answered, last ? ENDED : 0)) {
            start();
        } else if (last) {
            ended.complete(true);
        }
    }
}
