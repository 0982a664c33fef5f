package io.hookline.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks a layer of an image over those before it; owners and devices are left out, for nobody runs a system from it. */
final class Tarball {

    private static final String GONE = ".wh.";
    private static final String ALL_GONE = ".wh..wh..opq";
    private static final int OWNER_EXECUTES = 0100;

    private Tarball() {}

    static void unpack(InputStream tar, Path directory) throws IOException {
        TarArchiveInputStream entries = new TarArchiveInputStream(tar);
        for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            Path target = inside(directory, entry.getName());
            String name = String.valueOf(target.getFileName());
            if (name.equals(ALL_GONE)) {
                clear(parent(target));
            } else if (name.startsWith(GONE)) {
                delete(target.resolveSibling(name.substring(GONE.length())));
            } else {
                write(entries, entry, target, directory);
            }
        }
    }

    private static void write(TarArchiveInputStream content, TarArchiveEntry entry, Path target, Path directory)
            throws IOException {
        if (entry.isDirectory()) {
            if (!Files.isDirectory(target)) {
                Files.createDirectories(target);
            }
            return;
        }
        Files.createDirectories(parent(target));
        if (entry.isSymbolicLink()) {
            delete(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            delete(target);
            Files.createLink(target, inside(directory, entry.getLinkName()));
        } else if (entry.isFile()) {
            delete(target);
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(
                    target, FileTime.from(entry.getLastModifiedTime().toInstant()));
            boolean executable = target.toFile().setExecutable((entry.getMode() & OWNER_EXECUTES) != 0, true);
            if (!executable) {
                throw new IOException("cannot make " + target + " executable");
            }
        }
    }

    /** No entry leads out of the directory, by its name or through a link that was unpacked before it. */
    private static Path inside(Path directory, String name) throws IOException {
        Path target = directory.resolve(name.replaceFirst("^/+", "")).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("the tarball has an entry outside of itself: " + name);
        }
        for (Path folder = target.getParent();
                folder != null && !folder.equals(directory);
                folder = folder.getParent()) {
            if (Files.isSymbolicLink(folder) && !folder.toRealPath().startsWith(directory.toRealPath())) {
                throw new IOException("the tarball has an entry behind a link that leads out of it: " + name);
            }
        }
        return target;
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException(file + " has no folder");
        }
        return parent;
    }

    private static void clear(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> children = Files.list(directory)) {
                for (Path child : children.toList()) {
                    delete(child);
                }
            }
        }
    }

    private static void delete(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> all = Files.walk(file)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
