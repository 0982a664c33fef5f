package io.hookline.local.stack;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a process ended that was asked to.
 *
 * @param exitCode Java's after SIGTERM is 143, also where everything was finished before
 * @param after how long it took
 * @param killed whether it had to be, because its grace was over
 */
public record Ended(int exitCode, Duration after, boolean killed) {

    /** Asks a process to end and waits for that; after the grace it is killed. */
    static Ended of(Process process, Duration grace) throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        boolean killed = !process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        if (killed) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), Duration.ofNanos(System.nanoTime() - begun), killed);
    }
}
