package io.hookline.system;

import io.hookline.embedded.Directories;
import io.hookline.local.embedded.Postmaster;
import io.hookline.local.stack.LocalStack;
import io.hookline.local.stack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A copy of the files of a stack's databases, made while PostgreSQL was stopped: the embedded one comes without {@code pg_dump}. */
final class DatabaseBackup {

    private static final Path DATA = SharedStack.HOME.data(Part.POSTGRES);

    private final LocalStack stack;
    private final Path copy;

    private DatabaseBackup(LocalStack stack, Path copy) {
        this.stack = stack;
        this.copy = copy;
    }

    static DatabaseBackup take(LocalStack stack) {
        stop(stack);
        Path copy = SharedStack.HOME.directory().resolve("postgres-backup");
        replace(copy, DATA);
        stack.restart(Part.POSTGRES);
        return new DatabaseBackup(stack, copy);
    }

    /** Replaces all databases by what they were. */
    void restore() {
        stop(stack);
        replace(DATA, copy);
        stack.restart(Part.POSTGRES);
    }

    /** PostgreSQL itself outlives the part's process where that has to be killed. */
    private static void stop(LocalStack stack) {
        stack.stop(Part.POSTGRES);
        Postmaster.of(DATA).stop();
    }

    private static void replace(Path old, Path by) {
        Directories.delete(old);
        try {
            copy(by, old);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path tree, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(tree.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
