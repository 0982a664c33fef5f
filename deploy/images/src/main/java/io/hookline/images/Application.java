package io.hookline.images;

import io.hookline.local.stack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A packaged service as it will lie in its image. Java's cache remembers the time of each jar, so all files get the time that they have in
 * the image, which is always the same: the same sources give the same layers.
 *
 * @param directory has {@code quarkus-run.jar}
 */
record Application(Part service, Path directory) {

    static final Instant FILE_TIME = Instant.EPOCH.plusSeconds(1);
    static final String RUN_JAR = "quarkus-run.jar";
    static final String CACHE = "app.aot";

    /** Copies a service out of the repository into an empty directory. */
    static Application copy(Part service, Path repository, Path directory) {
        Path packaged = repository.resolve(service.id()).resolve("target/quarkus-app");
        if (!Files.exists(packaged.resolve(RUN_JAR))) {
            throw new ImageException(service.id() + " is not built: " + packaged + " is missing");
        }
        try (Stream<Path> files = Files.walk(packaged)) {
            for (Path file : files.toList()) {
                Path copy = directory.resolve(packaged.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                    Files.setLastModifiedTime(copy, FileTime.from(FILE_TIME));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + packaged, e);
        }
        return new Application(service, directory);
    }

    /** What Java made of a training run; absent where there was none. */
    Path cache() {
        return directory.resolve(CACHE);
    }

    boolean isTrained() {
        return Files.exists(cache());
    }

    /** Its jars, each once, in a stable order. */
    List<Path> jars() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }
}
