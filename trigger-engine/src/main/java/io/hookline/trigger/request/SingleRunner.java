package io.hookline.trigger.request;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs a task when asked to, never twice at a time; asked while it runs, it runs once more. A failure is logged and left to the next run. */
public final class SingleRunner {

    private static final Logger LOG = Logger.getLogger(SingleRunner.class);

    private final String name;
    private final Supplier<Uni<Void>> task;
    private final AtomicLong asked = new AtomicLong();

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

    private void start() {
        long answering = asked.get();
        Uni.createFrom().deferred(task::get).subscribe().with(_ -> end(answering), failure -> {
            LOG.warnf("A background task failed and will be tried again task=%s cause=%s", name, failure);
            end(answering);
        });
    }

    private void end(long answered) {
        if (!asked.compareAndSet(answered, 0)) {
            start();
        }
    }
}
