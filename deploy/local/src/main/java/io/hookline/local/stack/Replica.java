package io.hookline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/**
 * A second process of a service beside the stack's own, as there is one while a rolling update replaces a service. It is not started again
 * when it ends.
 */
public final class Replica {

    private final Part service;
    private final URI address;
    private final Process process;

    private Replica(Part service, URI address, Process process) {
        this.service = service;
        this.address = address;
        this.process = process;
    }

    static Replica start(Part service, URI address, ProcessBuilder command) {
        try {
            return new Replica(service, address, command.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start another " + service.id(), e);
        }
    }

    public Part service() {
        return service;
    }

    public URI address() {
        return address;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Asks it to end and waits for that; after the grace it is killed. */
    public Ended stop(Duration grace) {
        try {
            return Ended.of(process, grace);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + service.id() + " ended", e);
        }
    }
}
