package io.hookline.local.stack;

import io.hookline.embedded.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The directory that holds all of a stack's state: data, secrets, logs, and who runs. Nothing of a stack is outside it. */
public record Home(Path directory) {

    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /** A part's own data, kept between runs. */
    public Path data(Part part) {
        return directory.resolve("data").resolve(part.id());
    }

    /** What a part writes. */
    public Path log(Part part) {
        return directory.resolve("logs").resolve(part.id() + ".log");
    }

    /** What the process that watches the others writes. */
    public Path supervisorLog() {
        return directory.resolve("logs").resolve("supervisor.log");
    }

    /** Clones that the demo works in. */
    public Path demo() {
        return directory.resolve("demo");
    }

    Path secrets() {
        return directory.resolve("secrets");
    }

    Path stackFile() {
        return directory.resolve("stack.json");
    }

    Path lockFile() {
        return directory.resolve("lock");
    }

    Path pidFile(Part part) {
        return directory.resolve("run").resolve(part.id() + ".pid");
    }

    Path readyFile(Part part) {
        return directory.resolve("run").resolve(part.id() + ".ready");
    }

    void createDirectories() {
        try {
            for (String name : List.of("data", "logs", "run")) {
                Files.createDirectories(directory.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + directory, e);
        }
    }

    /** Forgets everything but the logs. */
    void deleteData() {
        Stream.of("data", "secrets", "run", "demo").map(directory::resolve).forEach(Directories::delete);
    }
}
