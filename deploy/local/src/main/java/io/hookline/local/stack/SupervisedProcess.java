package io.hookline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One part's process: started, and started again whenever it ends without having been asked to. Safe for use by many threads. */
final class SupervisedProcess {

    private static final Duration STEADY = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Part part;
    private final PartCommand command;
    private final Home home;
    private final StackListener listener;

    private @Nullable Process process;
    private Instant startedAt = Instant.MIN;
    private int earlyEnds;
    private boolean killed;
    // A new one for each start; open while the process is wanted, so that the watcher of an earlier start sees that it
    // is over.
    private CountDownLatch unwanted = new CountDownLatch(0);

    SupervisedProcess(Part part, PartCommand command, Home home, StackListener listener) {
        this.part = part;
        this.command = command;
        this.home = home;
        this.listener = listener;
    }

    Part part() {
        return part;
    }

    synchronized void start() {
        CountDownLatch current = new CountDownLatch(1);
        unwanted = current;
        earlyEnds = 0;
        Process started = launch();
        Thread.ofVirtual().name("watch-" + part.id()).start(() -> watch(started, current));
    }

    /** How many times in a row the process ended soon after its start. */
    synchronized int earlyEnds() {
        return earlyEnds;
    }

    synchronized boolean isRunning() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** Ends it at once, as a crash would; it is started again, however soon after its start this is. */
    synchronized void kill() {
        Process current = process;
        if (current != null) {
            killed = true;
            current.destroyForcibly();
        }
    }

    /** Asks it to end and waits for that; after the grace it is killed. It stays down. Empty where it never ran. */
    synchronized Optional<Ended> stop(Duration grace) {
        unwanted.countDown();
        Process current = process;
        if (current == null) {
            return Optional.empty();
        }
        try {
            Ended ended = Ended.of(current, grace);
            Files.deleteIfExists(home.pidFile(part));
            Files.deleteIfExists(home.readyFile(part));
            return Optional.of(ended);
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + home.pidFile(part), e);
        }
    }

    private void watch(Process first, CountDownLatch end) {
        try {
            Optional<Process> current = Optional.of(first);
            while (current.isPresent()) {
                int exitCode = current.get().waitFor();
                if (end.getCount() == 0) {
                    return;
                }
                listener.restarting(part, exitCode);
                boolean stopped = end.await(pauseAfterEnd().toMillis(), TimeUnit.MILLISECONDS);
                current = stopped ? Optional.empty() : launchAgain(end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Duration pauseAfterEnd() {
        boolean early = !killed && Duration.between(startedAt, Instant.now()).compareTo(STEADY) < 0;
        earlyEnds = early ? earlyEnds + 1 : 0;
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(earlyEnds, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private synchronized Optional<Process> launchAgain(CountDownLatch end) {
        return end.getCount() == 0 ? Optional.empty() : Optional.of(launch());
    }

    private synchronized Process launch() {
        try {
            Files.deleteIfExists(home.readyFile(part));
            Process started = command.of(part).start();
            process = started;
            startedAt = Instant.now();
            killed = false;
            ProcessRef ref = ProcessRef.of(started.toHandle());
            Files.writeString(home.pidFile(part), ref.pid() + " " + ref.startedAt() + "\n");
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + part.id(), e);
        }
    }
}
