package io.hookline.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the process that listens on a port, on Linux by {@code /proc}; elsewhere, and for other users' processes, it finds none. */
final class PortHolder {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortHolder() {}

    static Optional<ProcessHandle> of(int port) {
        return Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> lines(PROC.resolve(table)).stream())
                .flatMap(line -> listeningInode(line, port).stream())
                .flatMap(inode -> holder(inode).stream())
                .findFirst();
    }

    /** The socket's inode, where this line of {@code /proc/net/tcp} is of a socket that listens on the port. */
    static Optional<String> listeningInode(String line, int port) {
        String[] fields = line.strip().split("\\s+", -1);
        boolean listens = fields.length > 9
                && fields[1].endsWith(String.format(Locale.ROOT, ":%04X", port))
                && fields[3].equals(LISTENING);
        return listens ? Optional.of(fields[9]) : Optional.empty();
    }

    private static Optional<ProcessHandle> holder(String inode) {
        return ProcessHandle.allProcesses()
                .filter(process -> hasOpen(process.pid(), "socket:[" + inode + "]"))
                .findFirst();
    }

    private static boolean hasOpen(long pid, String target) {
        try (Stream<Path> files = Files.list(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            return files.anyMatch(file -> target.equals(targetOf(file)));
        } catch (IOException e) {
            return false; // gone, or another user's
        }
    }

    private static String targetOf(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            return List.of();
        }
    }
}
