package io.hookline.local.command;

import io.hookline.local.Main;
import io.hookline.local.stack.StackException;
import io.hookline.local.stack.StackFile;
import io.hookline.local.stack.StackOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the stack under a supervisor of its own, which outlives this process and its terminal. */
final class DetachedStart {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Workspace workspace;

    DetachedStart(Workspace workspace) {
        this.workspace = workspace;
    }

    int run(boolean fresh, StackOptions.PortChoice ports, Optional<Path> external) {
        Path log = workspace.home().supervisorLog();
        try {
            Files.createDirectories(log.getParent());
            Process supervisor = new ProcessBuilder(command(fresh, ports, external))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return follow(supervisor, new GrowingFile(log));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the supervisor", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted; see ./hookline status");
        }
    }

    // Shows the supervisor's own words until the stack is up or the supervisor gave up.
    private int follow(Process supervisor, GrowingFile words) throws IOException, InterruptedException {
        boolean up = false;
        boolean ended = false;
        while (!up && !ended) {
            ended = supervisor.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            up = isUp(supervisor);
            workspace.out().print(words.more());
        }
        return up ? 0 : supervisor.waitFor();
    }

    private boolean isUp(Process supervisor) {
        return StackFile.readRunning(workspace.home())
                .filter(file -> file.supervisor().pid() == supervisor.pid())
                .isPresent();
    }

    private List<String> command(boolean fresh, StackOptions.PortChoice ports, Optional<Path> external) {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "trap '' INT HUP; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dhookline.root=" + workspace.repository(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--ports",
                ports.name().toLowerCase(Locale.ROOT)));
        if (fresh) {
            command.add("--fresh");
        }
        external.ifPresent(file -> command.add("--external=" + file.toAbsolutePath()));
        return command;
    }
}
