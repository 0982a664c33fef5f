package io.hookline.local.stack;

import io.hookline.local.embedded.Postmaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Processes of a stack that nobody watches any more, because their supervisor was killed. */
final class Leftovers {

    private static final long STOP_SECONDS = 15;

    private Leftovers() {}

    /** The processes of this home that run, by what they are; who has a supervisor asks that one instead. */
    static Map<String, ProcessHandle> find(Home home) {
        Map<String, ProcessHandle> found = new LinkedHashMap<>();
        List<Part> lastFirst = new ArrayList<>(List.of(Part.values())).reversed();
        for (Part part : lastFirst) {
            process(home, part).ifPresent(process -> found.put(part.id(), process));
        }
        Postmaster.of(home.data(Part.POSTGRES)).process().ifPresent(process -> found.put("postmaster", process));
        return found;
    }

    /** The part's process, while it runs. */
    static Optional<ProcessHandle> process(Home home, Part part) {
        return ref(home.pidFile(part)).flatMap(ProcessRef::running);
    }

    /** Stops them; returns what they were. */
    static List<String> stop(Home home) {
        Map<String, ProcessHandle> found = find(home);
        found.values().forEach(ProcessHandle::destroy);
        found.values().forEach(Leftovers::awaitEnd);
        Postmaster.of(home.data(Part.POSTGRES)).stop();
        return List.copyOf(found.keySet());
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        if (process.destroyForcibly()) {
            process.onExit().join();
        }
    }

    private static Optional<ProcessRef> ref(Path pidFile) {
        try {
            String[] words = Files.readString(pidFile).strip().split(" ", 2);
            return Optional.of(new ProcessRef(Long.parseLong(words[0]), Instant.parse(words[1])));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }
}
