package io.hookline.local.stack;

import java.time.Instant;
import java.util.Optional;

/** A process by its id and its start, so that an id that was given to another process later is not taken for it. */
public record ProcessRef(long pid, Instant startedAt) {

    static ProcessRef of(ProcessHandle process) {
        return new ProcessRef(process.pid(), startOf(process));
    }

    /** The process, while it runs. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                // One that ended and that nobody has asked for its end yet is a zombie: alive by name, without a
                // program.
                .filter(process -> process.info().command().isPresent())
                .filter(process -> startOf(process).equals(startedAt));
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
