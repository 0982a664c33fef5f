package io.hookline.local.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PostgreSQL's own main process. It is not a child of the Java process that started it and outlives that one's SIGKILL, still holding
 * the data directory and the port.
 */
public final class Postmaster {

    private static final long STOP_SECONDS = 10;

    private final Path pidFile;

    private Postmaster(Path pidFile) {
        this.pidFile = pidFile;
    }

    public static Postmaster of(Path dataDirectory) {
        return new Postmaster(dataDirectory.resolve("postmaster.pid"));
    }

    /** The process, where one runs on this data directory. */
    public Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(Postmaster::isPostgres);
    }

    /** Stops it, where one runs, and waits for its end. */
    public void stop() {
        process().ifPresent(Postmaster::stop);
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("waiting for a process does not fail", e);
        }
    }

    // After a crash of the machine the file may name a process that is now another's.
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(c -> c.contains("postgres")).isPresent();
    }

    private Optional<Long> pid() {
        try {
            return Files.readAllLines(pidFile).stream().findFirst().map(line -> Long.valueOf(line.strip()));
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }
}
